package tasktracker.cli.transfer.preset;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.Preset;
import tasktracker.cli.transfer.Source;
import tasktracker.cli.transfer.csv.Header;

/** Jira Cloud's export with English column names; columns that repeat (labels, attachments) are not imported. */
final class JiraPreset implements Preset {
    private static final Map<String, String> PRIORITIES = Map.ofEntries(Map.entry("highest", "high"),
            Map.entry("blocker", "high"), Map.entry("critical", "high"), Map.entry("major", "high"),
            Map.entry("minor", "low"), Map.entry("trivial", "low"), Map.entry("lowest", "low"));

    @Override
    public String name() {
        return "jira";
    }

    @Override
    public boolean fits(Header header) {
        return header.has("Summary") && header.has("Issue key");
    }

    @Override
    public Map<Field, Source> sources(Header header, String fileName, LocalDate today) {
        SourceMap sources = new SourceMap(header).plain(Field.EXTERNAL_ID, "Issue key").plain(Field.TITLE, "Summary")
                .plain(Field.DESCRIPTION, "Description").plain(Field.CATEGORY, "Project key", "Project name")
                .words(Field.PRIORITY, PRIORITIES, "Priority").plain(Field.DUE, "Due date")
                .plain(Field.CREATED_AT, "Created");
        if (header.has("Status Category")) {
            sources.made(Field.COMPLETED, (cells, _) -> done(cells.getFirst()), "Status Category");
        } else {
            sources.made(Field.COMPLETED, (cells, _) -> done(cells.getFirst()), "Status");
        }
        // An issue that was opened again keeps its date of resolution in some projects.
        String status = header.has("Status Category") ? "Status Category" : "Status";
        return sources.made(Field.COMPLETED_AT,
                (cells, _) -> done(cells.get(1)).equals("true") ? cells.getFirst() : "", "Resolved", status).map();
    }

    @Override
    public List<String> dateFormats() {
        return List.of("iso", "d/MMM/yy h:mm a", "d/MMM/yy", "d/MMM/yyyy h:mm a");
    }

    /** A workflow names its states as it likes; every one but these is on the way. */
    private static String done(String status) {
        return switch (status.strip().toLowerCase(Locale.ROOT)) {
            case "done", "closed", "resolved", "complete", "completed" -> "true";
            default -> "false";
        };
    }
}
