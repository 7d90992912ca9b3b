package tasktracker.cli.transfer.preset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.Preset;
import tasktracker.cli.transfer.Source;
import tasktracker.cli.transfer.csv.Header;

/** TickTick's backup, version 7. Its whole days are midnights of a zone that another column names. */
final class TickTickPreset implements Preset {
    private static final Map<String, String> STATES = Map.of("0", "false", "1", "true", "2", "true");
    private static final Map<String, String> PRIORITIES = Map.of("0", "", "1", "low", "3", "medium", "5", "high");

    @Override
    public String name() {
        return "ticktick";
    }

    @Override
    public boolean fits(Header header) {
        return header.has("Title") && header.has("List Name") && header.has("Status");
    }

    @Override
    public Map<Field, Source> sources(Header header, String fileName, LocalDate today) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]Z", Locale.ENGLISH);
        return new SourceMap(header).plain(Field.EXTERNAL_ID, "taskId").plain(Field.TITLE, "Title")
                .plain(Field.DESCRIPTION, "Content").plain(Field.CATEGORY, "List Name")
                .made(Field.CATEGORY, (cells, _) -> folder(cells.get(1), cells.getFirst()), "List Name", "Folder Name")
                .words(Field.COMPLETED, STATES, "Status").words(Field.PRIORITY, PRIORITIES, "Priority")
                .plain(Field.DUE, "Due Date")
                .made(Field.DUE, (cells, warn) -> due(cells, form, warn), "Due Date", "Is All Day", "Timezone",
                        "Repeat")
                .plain(Field.CREATED_AT, "Created Time").plain(Field.COMPLETED_AT, "Completed Time").map();
    }

    private static String folder(String folder, String list) {
        return folder.isBlank() ? list : list.isBlank() ? folder : folder + "/" + list;
    }

    private static String due(List<String> cells, DateTimeFormatter form, Consumer<String> warn) {
        String due = cells.getFirst().strip();
        if (!cells.get(3).isBlank()) {
            warn.accept("repeats (" + cells.get(3).strip() + "); only this date is imported");
        }
        if (due.isEmpty() || !cells.get(1).strip().equalsIgnoreCase("true")) {
            return due;
        }
        try {
            ZoneId zone = ZoneId.of(cells.get(2).strip());
            return OffsetDateTime.parse(due, form).atZoneSameInstant(zone).toLocalDate().toString();
        } catch (DateTimeException _) {
            return due;
        }
    }
}
