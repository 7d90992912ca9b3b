package tasktracker.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Categories and what creates or changes them, as JSON. Reading skips unknown fields. */
public final class CategoryJson {
    private CategoryJson() {}

    /** Writes all fields, absent ones as {@code null}. */
    public static void write(JsonGenerator json, Category category) throws IOException {
        json.writeStartObject();
        json.writeStringField(TaskFields.CATEGORY_ID, category.categoryId());
        json.writeStringField(TaskFields.NAME, category.name());
        Json.nullable(json, TaskFields.COLOR, category.color());
        Json.nullable(json, TaskFields.ICON, category.icon());
        TaskJson.instant(json, TaskFields.CREATED_AT, category.createdAt());
        TaskJson.instant(json, TaskFields.UPDATED_AT, category.updatedAt());
        json.writeNumberField(TaskFields.VERSION, category.version());
        json.writeEndObject();
    }

    /** Writes a request to create. */
    public static void write(JsonGenerator json, NewCategory category) throws IOException {
        json.writeStartObject();
        json.writeStringField(TaskFields.NAME, category.name());
        if (category.color() != null) {
            json.writeStringField(TaskFields.COLOR, category.color());
        }
        if (category.icon() != null) {
            json.writeStringField(TaskFields.ICON, category.icon());
        }
        json.writeEndObject();
    }

    /** Writes the fields that change. */
    public static void write(JsonGenerator json, CategoryPatch patch) throws IOException {
        json.writeStartObject();
        if (patch.name().isPresent()) {
            json.writeStringField(TaskFields.NAME, patch.name().get());
        }
        TaskJson.change(json, TaskFields.COLOR, patch.color());
        TaskJson.change(json, TaskFields.ICON, patch.icon());
        json.writeEndObject();
    }

    /** Reads a category. */
    public static Category read(JsonParser in) throws IOException {
        Fields fields = new Fields();
        try {
            Json.object(in, fields::read);
            return new Category(fields.categoryId, fields.name, fields.color, fields.icon, fields.createdAt,
                    fields.updatedAt, fields.version);
        } catch (DateTimeException | NullPointerException e) {
            throw new IOException("not a category: " + e.getMessage(), e);
        }
    }

    private static final class Fields {
        private String categoryId;
        private String name;
        private String color;
        private String icon;
        private Instant createdAt;
        private Instant updatedAt;
        private long version;

        void read(String field, JsonParser json) throws IOException {
            switch (field) {
                case TaskFields.CATEGORY_ID -> categoryId = Json.text(json);
                case TaskFields.NAME -> name = Json.text(json);
                case TaskFields.COLOR -> color = Json.text(json);
                case TaskFields.ICON -> icon = Json.text(json);
                case TaskFields.CREATED_AT -> createdAt = TaskJson.instant(json);
                case TaskFields.UPDATED_AT -> updatedAt = TaskJson.instant(json);
                case TaskFields.VERSION -> version = json.getLongValue();
                default -> json.skipChildren();
            }
        }
    }
}
