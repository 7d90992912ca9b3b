package tasktracker.cli.transfer.preset;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.Folding;
import tasktracker.cli.transfer.Preset;
import tasktracker.cli.transfer.Source;
import tasktracker.cli.transfer.csv.Header;

/**
 * Todoist's export of a project as a template, of 2017 and later. It has no ids and no finished tasks; sections, notes
 * and parents are rows of their own. The file is named after the project.
 */
final class TodoistPreset implements Preset {
    /** Priority 1 is the highest, and an empty one means 1; 4 means none. */
    private static final Map<String, String> PRIORITIES = Map.of("", "high", "1", "high", "2", "medium", "3", "low",
            "4", "");

    @Override
    public String name() {
        return "todoist";
    }

    @Override
    public boolean fits(Header header) {
        return header.has("TYPE") && header.has("CONTENT");
    }

    @Override
    public Map<Field, Source> sources(Header header, String fileName, LocalDate today) {
        TodoistDates dates = new TodoistDates(today);
        SourceMap sources = new SourceMap(header)
                .made(Field.TITLE, (cells, _) -> withoutLabels(cells.getFirst()), "CONTENT")
                .words(Field.PRIORITY, PRIORITIES, "PRIORITY")
                .made(Field.CATEGORY, (cells, _) -> category(fileName, cells.getFirst()), TodoistFolding.SECTION);
        String[] texts = header.has("DATE")
                ? new String[]{ TodoistFolding.NOTES, TodoistFolding.PARENT, "DATE" }
                : new String[]{ TodoistFolding.NOTES, TodoistFolding.PARENT };
        if (header.has("DESCRIPTION")) {
            String[] all = new String[texts.length + 1];
            all[0] = "DESCRIPTION";
            System.arraycopy(texts, 0, all, 1, texts.length);
            sources.made(Field.DESCRIPTION, (cells, _) -> description(cells.getFirst(), cells.subList(1, cells.size())),
                    all);
        } else {
            sources.made(Field.DESCRIPTION, (cells, _) -> description("", cells), texts);
        }
        return sources.made(Field.DUE, (cells, warn) -> dates.read(cells.getFirst(), warn), "DATE").map();
    }

    @Override
    public Folding folding() {
        return new TodoistFolding();
    }

    private static String category(String project, String section) {
        return section.isBlank() ? project : project.isEmpty() ? section : project + "/" + section;
    }

    /** {@code @label} is a word of its own; an address keeps its sign. */
    static String withoutLabels(String content) {
        String text = content.replaceAll("(^|\\s)@[^\\s@]+(?=\\s|$)", "");
        return text.isBlank() ? content : text.strip();
    }

    private static String description(String own, List<String> added) {
        StringBuilder text = new StringBuilder(own);
        append(text, "", added.get(0));
        append(text, "Part of: ", withoutLabels(added.get(1)));
        if (added.size() > 2 && TodoistDates.repeats(added.get(2))) {
            append(text, "Repeats: ", added.get(2).strip().toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String label, String value) {
        if (!value.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(label).append(value);
        }
    }
}
