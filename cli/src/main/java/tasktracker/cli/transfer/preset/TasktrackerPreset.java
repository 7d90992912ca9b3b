package tasktracker.cli.transfer.preset;

import java.time.LocalDate;
import java.util.Map;
import tasktracker.cli.transfer.Field;
import tasktracker.cli.transfer.Preset;
import tasktracker.cli.transfer.Source;
import tasktracker.cli.transfer.csv.Header;

/** Our own export: tasks come back under their own ids. */
final class TasktrackerPreset implements Preset {
    @Override
    public String name() {
        return "tasktracker";
    }

    @Override
    public boolean fits(Header header) {
        return header.has(Field.TASK_ID.wire()) && header.has(Field.TITLE.wire());
    }

    @Override
    public Map<Field, Source> sources(Header header, String fileName, LocalDate today) {
        SourceMap sources = new SourceMap(header);
        for (Field field : Field.values()) {
            sources.plain(field, field.wire());
        }
        return sources.map();
    }

    @Override
    public String idPrefix() {
        return "";
    }
}
