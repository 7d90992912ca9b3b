package tasktracker.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import tasktracker.cli.error.Failure;

/** What the API calls the fields that a command takes as options of other names. Loaded for refusals only. */
final class WireNames {
    /** Of several options that can stand behind a field, the one that was given is meant. */
    private static final Map<String, List<String>> OPTIONS = Map.ofEntries(
            Map.entry("title", List.of("--title")),
            Map.entry("description", List.of("--description")),
            Map.entry("priority", List.of("--priority")),
            Map.entry("category", List.of("--category")),
            Map.entry("categoryId", List.of("--category", "--to", "--move-to")),
            Map.entry("dueDate", List.of("--due")),
            Map.entry("dueFrom", List.of("--due-from", "--due", "--overdue")),
            Map.entry("dueTo", List.of("--due-to", "--due", "--overdue")),
            Map.entry("createdFrom", List.of("--created-from")),
            Map.entry("createdTo", List.of("--created-to")),
            Map.entry("status", List.of("--status")),
            Map.entry("q", List.of("--search")),
            Map.entry("sort", List.of("--sort")),
            Map.entry("order", List.of("--desc")),
            Map.entry("limit", List.of("--limit")),
            Map.entry("cursor", List.of("--cursor")),
            Map.entry("name", List.of("--name")),
            Map.entry("color", List.of("--rgb")),
            Map.entry("icon", List.of("--icon")),
            Map.entry("tasks", List.of("--on-tasks")),
            Map.entry("moveTo", List.of("--move-to")));

    private WireNames() {}

    /**
     * A refusal in the words of the command line.
     *
     * @param json whether a program reads it: the fields of its details keep the names that they have everywhere
     */
    static Failure translated(Failure failure, CommandLine command, boolean json) {
        String message = failure.message();
        Map<String, String> details = new LinkedHashMap<>();
        for (Map.Entry<String, String> detail : failure.details().entrySet()) {
            String field = detail.getKey();
            String option = option(field, command);
            String reason = reason(detail.getValue(), command);
            if (message.equals(field + ' ' + detail.getValue())) {
                message = option + ' ' + reason;
            }
            details.put(json ? field : option, json ? detail.getValue() : reason);
        }
        return new Failure(failure.code(), message, failure.hint(), failure.correlationId(), details,
                failure.retryAfterSeconds());
    }

    /** The option, or the field itself where the command has none. */
    private static String option(String field, CommandLine command) {
        ParseResult given = command.getParseResult();
        String known = field;
        for (String option : OPTIONS.getOrDefault(field, List.of())) {
            if (given != null && given.hasMatchedOption(option)) {
                return option;
            }
            if (known.equals(field) && command.getCommandSpec().optionsMap().containsKey(option)) {
                known = option;
            }
        }
        return known;
    }

    /** A reason may name another field, as {@code must not be before dueFrom} does. */
    private static String reason(String text, CommandLine command) {
        int blank = text.lastIndexOf(' ');
        String last = text.substring(blank + 1);
        return OPTIONS.containsKey(last) ? text.substring(0, blank + 1) + option(last, command) : text;
    }
}
