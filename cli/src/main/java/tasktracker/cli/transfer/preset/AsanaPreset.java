package tasktracker.cli.transfer.preset;

import java.time.LocalDate;
import java.util.Map;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.Preset;
import tasktracker.cli.transfer.Source;
import tasktracker.cli.transfer.csv.Header;

/** Asana's export of a project. A task is done when it says when. */
final class AsanaPreset implements Preset {
    @Override
    public String name() {
        return "asana";
    }

    @Override
    public boolean fits(Header header) {
        return header.has("Task ID") && header.has("Name");
    }

    @Override
    public Map<Field, Source> sources(Header header, String fileName, LocalDate today) {
        return new SourceMap(header).plain(Field.EXTERNAL_ID, "Task ID").plain(Field.TITLE, "Name")
                .plain(Field.DESCRIPTION, "Notes").plain(Field.CATEGORY, "Section/Column", "Projects")
                .plain(Field.PRIORITY, "Priority").plain(Field.DUE, "Due Date").plain(Field.CREATED_AT, "Created At")
                .plain(Field.COMPLETED_AT, "Completed At").map();
    }
}
