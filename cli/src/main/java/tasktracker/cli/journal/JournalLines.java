package tasktracker.cli.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Set;
import java.util.TreeSet;
import tasktracker.contract.Json;
import tasktracker.contract.Task;
import tasktracker.contract.TaskJson;
import tasktracker.contract.Timestamps;

/** The lines of a journal, each a JSON object that one field tells from the others. */
final class JournalLines {
    private static final int FORMAT = 1;

    private JournalLines() {}

    static byte[] of(Entry entry) throws IOException {
        return line(json -> {
            json.writeNumberField("journal", FORMAT);
            json.writeStringField("deed", entry.deed().word());
            Json.nullable(json, "goal", entry.goal());
            if (entry.edited() != null) {
                json.writeFieldName("edited");
                TaskJson.write(json, entry.edited());
            }
            json.writeStringField("command", entry.command());
            json.writeStringField("selection", entry.selection());
            json.writeStringField("audience", entry.audience());
            json.writeStringField("at", Timestamps.format(entry.at()));
        });
    }

    static byte[] of(Task task) throws IOException {
        return line(json -> {
            json.writeFieldName("task");
            TaskJson.write(json, task);
        });
    }

    static byte[] planned(int count) throws IOException {
        return line(json -> json.writeNumberField("planned", count));
    }

    static byte[] end() throws IOException {
        return line(json -> json.writeBooleanField("end", true));
    }

    /** A batch that is settled, on the way there or back, and the positions of those that failed. */
    static byte[] settled(String way, int batch, Set<Integer> failed) throws IOException {
        return line(json -> {
            json.writeNumberField(way, batch);
            json.writeArrayFieldStart("failed");
            for (int position : new TreeSet<>(failed)) {
                json.writeNumber(position);
            }
            json.writeEndArray();
        });
    }

    private static byte[] line(Json.Writing fields) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        Json.write(line, (JsonGenerator json) -> {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        });
        line.write('\n');
        return line.toByteArray();
    }

    /** What a line says; fields that it does not have are null, or -1. */
    static final class Line {
        private int format = -1;
        private String deed;
        private String goal;
        private Task edited;
        private String command;
        private String selection;
        private String audience;
        private String at;
        Task task;
        int planned = -1;
        boolean end;
        int done = -1;
        int undone = -1;
        final Set<Integer> failed = new TreeSet<>();

        /** Null when it is broken: the process was killed while it wrote. */
        static Line read(String text) {
            Line line = new Line();
            try {
                return Json.read(text.getBytes(StandardCharsets.UTF_8), in -> {
                    Json.object(in, line::field);
                    return line;
                });
            } catch (IOException _) {
                return null;
            }
        }

        private void field(String name, JsonParser json) throws IOException {
            switch (name) {
                case "journal" -> format = json.getIntValue();
                case "deed" -> deed = Json.text(json);
                case "goal" -> goal = Json.text(json);
                case "edited" -> edited = TaskJson.read(json);
                case "command" -> command = Json.text(json);
                case "selection" -> selection = Json.text(json);
                case "audience" -> audience = Json.text(json);
                case "at" -> at = Json.text(json);
                case "task" -> task = TaskJson.read(json);
                case "planned" -> planned = json.getIntValue();
                case "end" -> end = json.getBooleanValue();
                case JournalFile.DONE -> done = json.getIntValue();
                case JournalFile.UNDONE -> undone = json.getIntValue();
                case "failed" -> failed.addAll(Json.array(json, JsonParser::getIntValue));
                default -> json.skipChildren();
            }
        }

        /** Null when this is no first line of a journal that this version can read. */
        Entry entry() {
            try {
                return format != FORMAT ? null
                        : Deed.of(deed)
                                .map(known -> new Entry(known, goal, edited, command, selection, audience,
                                        Timestamps.parse(at)))
                                .orElse(null);
            } catch (DateTimeException | NullPointerException _) {
                return null;
            }
        }
    }
}
