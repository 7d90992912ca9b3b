package tasktracker.functions.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Timestamps;
import tasktracker.contract.Uuid7;

/**
 * Reads the fields of a JSON object by name and type, noting what is wrong. Every getter answers null for a field that
 * is absent, {@code null} or wrong. At the end {@link #refuseOthers} notes the fields that nobody asked for.
 */
final class Fields {
    static final String DUE_FORM = "must be a date such as 2026-12-01 or a time with its offset such as"
            + " 2026-12-01T09:30:00Z, in the years 1900 to 9998";
    static final String PRIORITY_FORM = "must be low, medium or high";
    static final String CATEGORY_FORM = "must be the id of a category";

    private final Map<String, Object> object;
    private final FieldErrors errors;
    private final Set<String> asked = new HashSet<>();

    Fields(Map<String, Object> object, FieldErrors errors) {
        this.object = object;
        this.errors = errors;
    }

    /** Whether the field is there, be it {@code null}. */
    boolean has(String name) {
        asked.add(name);
        return object.containsKey(name);
    }

    /** Whether the field is there and {@code null}. */
    boolean isNull(String name) {
        return has(name) && object.get(name) == null;
    }

    /** Whether the field is there with a value. */
    boolean hasValue(String name) {
        return has(name) && object.get(name) != null;
    }

    /** A text of min to max code points without NUL and halves of surrogate pairs. */
    String text(String name, int min, int max) {
        String text = string(name);
        return text == null ? null : checked(name, text, Texts.fault(text, min, max));
    }

    /** As {@link #text}, and not blank. */
    String visibleText(String name, int max) {
        String text = string(name);
        if (text == null) {
            return null;
        }
        return checked(name, text, Texts.isBlank(text) ? "must not be blank" : Texts.fault(text, 1, max));
    }

    Boolean flag(String name) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        errors.add(name, "must be true or false");
        return null;
    }

    Priority priority(String name) {
        Object value = value(name);
        Priority priority = value instanceof String text ? Priority.of(text).orElse(null) : null;
        if (value != null && priority == null) {
            errors.add(name, PRIORITY_FORM);
        }
        return priority;
    }

    /** The id of a category, in its form: whether it exists is for the service to say. */
    String categoryId(String name) {
        return id(name, CATEGORY_FORM);
    }

    /** A UUIDv7. */
    String id(String name, String reason) {
        Object value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && Uuid7.isValid(text)) {
            return text;
        }
        errors.add(name, reason);
        return null;
    }

    Due due(String name) {
        Object value = value(name);
        if (value instanceof String text) {
            try {
                return Due.parse(text);
            } catch (DateTimeException _) {
                value = text;
            }
        }
        if (value != null) {
            errors.add(name, DUE_FORM);
        }
        return null;
    }

    /** An instant from 1970 to the latest allowed. */
    Instant instant(String name, Instant latest) {
        Object value = value(name);
        if (value == null) {
            return null;
        }
        try {
            if (value instanceof String text) {
                Instant instant = Timestamps.parse(text);
                if (instant.toEpochMilli() >= 0 && !instant.isAfter(latest)) {
                    return instant;
                }
                errors.add(name, "must lie between 1970 and five minutes from now");
                return null;
            }
        } catch (DateTimeException _) {
            value = "";
        }
        errors.add(name, "must be a time with its offset such as 2026-11-22T09:30:00Z");
        return null;
    }

    /** What a patch says of an optional field, given the value that was read of it. */
    <T> Change<T> change(String name, T value) {
        if (isNull(name)) {
            return Change.clear();
        }
        return value == null ? Change.keep() : Change.to(value);
    }

    /** Notes a field that is missing or {@code null}. */
    void require(String name) {
        if (!hasValue(name)) {
            errors.add(name, "is required");
        }
    }

    /** Notes a {@code null} where a patch cannot clear. */
    void refuseNull(String name) {
        if (isNull(name)) {
            errors.add(name, "cannot be cleared");
        }
    }

    /** Notes every field of these names: they are known, but not the caller's to set. */
    void refuse(Set<String> names, String reason) {
        for (String name : object.keySet()) {
            if (names.contains(name)) {
                asked.add(name);
                errors.add(name, reason);
            }
        }
    }

    /** Notes every field that was not asked for. */
    void refuseOthers() {
        for (String name : object.keySet()) {
            if (!asked.contains(name)) {
                errors.add(name, "is not a field of this request");
            }
        }
    }

    Object value(String name) {
        asked.add(name);
        return object.get(name);
    }

    private String string(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        errors.add(name, "must be a string");
        return null;
    }

    private String checked(String name, String text, String fault) {
        if (fault == null) {
            return text;
        }
        errors.add(name, fault);
        return null;
    }
}
