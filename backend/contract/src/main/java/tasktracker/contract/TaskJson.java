package tasktracker.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Tasks and what creates or changes them, as JSON. Reading skips unknown fields: a newer server may send more. */
public final class TaskJson {
    private TaskJson() {}

    /** Writes all fields, absent ones as {@code null}. */
    public static void write(JsonGenerator json, Task task) throws IOException {
        json.writeStartObject();
        json.writeStringField(TaskFields.TASK_ID, task.taskId());
        json.writeStringField(TaskFields.TITLE, task.title());
        json.writeStringField(TaskFields.DESCRIPTION, task.description());
        json.writeBooleanField(TaskFields.COMPLETED, task.completed());
        json.writeStringField(TaskFields.PRIORITY, task.priority().wire());
        Json.nullable(json, TaskFields.CATEGORY_ID, task.categoryId());
        Json.nullable(json, TaskFields.DUE_DATE, task.due());
        instant(json, TaskFields.CREATED_AT, task.createdAt());
        instant(json, TaskFields.UPDATED_AT, task.updatedAt());
        instant(json, TaskFields.COMPLETED_AT, task.completedAt());
        Json.nullable(json, TaskFields.EXTERNAL_ID, task.externalId());
        json.writeNumberField(TaskFields.VERSION, task.version());
        json.writeEndObject();
    }

    /** Writes the fields that are not the default, so that a server with other defaults for the rest stays right. */
    public static void write(JsonGenerator json, NewTask task) throws IOException {
        json.writeStartObject();
        json.writeStringField(TaskFields.TITLE, task.title());
        if (!task.description().isEmpty()) {
            json.writeStringField(TaskFields.DESCRIPTION, task.description());
        }
        if (task.completed()) {
            json.writeBooleanField(TaskFields.COMPLETED, true);
        }
        json.writeStringField(TaskFields.PRIORITY, task.priority().wire());
        present(json, TaskFields.CATEGORY_ID, task.categoryId());
        present(json, TaskFields.DUE_DATE, task.due());
        present(json, TaskFields.EXTERNAL_ID, task.externalId());
        present(json, TaskFields.TASK_ID, task.taskId());
        if (task.createdAt() != null) {
            instant(json, TaskFields.CREATED_AT, task.createdAt());
        }
        if (task.completedAt() != null) {
            instant(json, TaskFields.COMPLETED_AT, task.completedAt());
        }
        json.writeEndObject();
    }

    /** Writes the fields that change. */
    public static void write(JsonGenerator json, TaskPatch patch) throws IOException {
        json.writeStartObject();
        if (patch.title().isPresent()) {
            json.writeStringField(TaskFields.TITLE, patch.title().get());
        }
        if (patch.description().isPresent()) {
            json.writeStringField(TaskFields.DESCRIPTION, patch.description().get());
        }
        if (patch.completed().isPresent()) {
            json.writeBooleanField(TaskFields.COMPLETED, patch.completed().get());
        }
        if (patch.priority().isPresent()) {
            json.writeStringField(TaskFields.PRIORITY, patch.priority().get().wire());
        }
        change(json, TaskFields.CATEGORY_ID, patch.category());
        change(json, TaskFields.DUE_DATE, patch.due());
        json.writeEndObject();
    }

    /** Reads a task. */
    public static Task read(JsonParser in) throws IOException {
        Fields fields = new Fields();
        try {
            Json.object(in, fields::read);
            return new Task(fields.taskId, fields.title, fields.description, fields.completed,
                    Priority.of(fields.priority).orElseThrow(() -> new IOException("an unknown priority")),
                    fields.categoryId, fields.due, fields.createdAt, fields.updatedAt, fields.completedAt,
                    fields.externalId, fields.version);
        } catch (DateTimeException | NullPointerException e) {
            throw new IOException("not a task: " + e.getMessage(), e);
        }
    }

    static void instant(JsonGenerator json, String field, Instant value) throws IOException {
        Json.nullable(json, field, value == null ? null : Timestamps.format(value));
    }

    static Instant instant(JsonParser json) throws IOException {
        String text = Json.text(json);
        return text == null ? null : Timestamps.parse(text);
    }

    static void change(JsonGenerator json, String field, Change<?> change) throws IOException {
        if (!change.isKeep()) {
            Json.nullable(json, field, change.apply(null));
        }
    }

    private static void present(JsonGenerator json, String field, Object value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value.toString());
        }
    }

    private static final class Fields {
        private String taskId;
        private String title;
        private String description = "";
        private boolean completed;
        private String priority = Priority.MEDIUM.wire();
        private String categoryId;
        private Due due;
        private Instant createdAt;
        private Instant updatedAt;
        private Instant completedAt;
        private String externalId;
        private long version;

        void read(String field, JsonParser json) throws IOException {
            switch (field) {
                case TaskFields.TASK_ID -> taskId = Json.text(json);
                case TaskFields.TITLE -> title = Json.text(json);
                case TaskFields.DESCRIPTION -> description = Json.text(json);
                case TaskFields.COMPLETED -> completed = json.getBooleanValue();
                case TaskFields.PRIORITY -> priority = Json.text(json);
                case TaskFields.CATEGORY_ID -> categoryId = Json.text(json);
                case TaskFields.DUE_DATE -> {
                    String text = Json.text(json);
                    due = text == null ? null : Due.parse(text);
                }
                case TaskFields.CREATED_AT -> createdAt = instant(json);
                case TaskFields.UPDATED_AT -> updatedAt = instant(json);
                case TaskFields.COMPLETED_AT -> completedAt = instant(json);
                case TaskFields.EXTERNAL_ID -> externalId = Json.text(json);
                case TaskFields.VERSION -> version = json.getLongValue();
                default -> json.skipChildren();
            }
        }
    }
}
