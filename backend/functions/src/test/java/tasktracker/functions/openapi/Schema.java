package tasktracker.functions.openapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tasktracker.contract.Limits;

/**
 * Holds values against schemas of the document: the part of OpenAPI 3.0.3's schemas that it uses, and its extensions.
 * A keyword beyond these is an error, so that the document says nothing that is not held against anything.
 */
public final class Schema {
    /** Say nothing of which values fit. */
    private static final Set<String> NOTES = Set.of("description", "example", "default", "x-status", "x-origin");
    private static final Set<String> RULES = Set.of("$ref", "type", "nullable", "enum", "format", "minLength",
            "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems", "items", "required", "properties",
            "additionalProperties", "oneOf", "anyOf", "allOf", "x-earliest", "x-latest", "x-latest-ahead",
            "x-requires", "x-max-items", "x-searchable");

    private static final Pattern SEARCHABLE = Pattern.compile("[\\p{L}\\p{N}\\p{So}]");

    private final Document document;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
    private final Instant now;
    /** Whether a property that the document does not name is a fault, as it is of an answer in a test. */
    private final boolean closed;
    private final Witness witness;
    private final Schema open;

    private Schema(Document document, Instant now, boolean closed, Witness witness) {
        this.document = document;
        this.now = now;
        this.closed = closed;
        this.witness = witness;
        this.open = closed ? new Schema(document, now, false, witness) : this;
    }

    /** Judges requests that are sent at that time. */
    public static Schema ofRequests(Document document, Instant now) {
        return new Schema(document, now, false, new Witness());
    }

    /** Judges answers: a property that the document does not name is a fault. */
    public static Schema ofAnswers(Document document) {
        return new Schema(document, Instant.MAX, true, new Witness());
    }

    /** What is wrong with a value, each beginning with where; nothing when it fits. */
    public List<String> faults(Object schema, Object value) {
        List<String> faults = new ArrayList<>();
        check(schema, value, "$", faults);
        return faults;
    }

    /** Whether a value fits. */
    public boolean accepts(Object schema, Object value) {
        return faults(schema, value).isEmpty();
    }

    /** What was made use of by the values so far. */
    Witness witness() {
        return witness;
    }

    private void check(Object reference, Object value, String at, List<String> faults) {
        Object target = document.resolve(reference);
        Map<String, Object> schema = Document.map(target);
        witness.value(schema, value);
        schema.keySet().forEach(keyword -> requireKnown(keyword, at));
        alternatives(schema, value, at, faults);
        if (schema.containsKey("enum") && !Document.list(schema.get("enum")).contains(value)) {
            faults.add(at + " is none of " + schema.get("enum"));
        }
        if (value == null) {
            if (schema.containsKey("type") && !Boolean.TRUE.equals(schema.get("nullable"))) {
                faults.add(at + " is null");
            }
            return;
        }
        if (schema.containsKey("type") && !isOf((String) schema.get("type"), value)) {
            faults.add(at + " is no " + schema.get("type"));
            return;
        }
        switch (value) {
            case String text -> text(schema, text, at, faults);
            case Number number -> number(schema, number, at, faults);
            case List<?> list -> list(schema, list, at, faults);
            case Map<?, ?> object -> object(schema, Document.map(object), at, faults);
            default -> {
            }
        }
    }

    /** Fails for a keyword that nothing is held against. */
    static void requireKnown(String keyword, String at) {
        if (!RULES.contains(keyword) && !NOTES.contains(keyword)) {
            throw new AssertionError(at + ": " + keyword + " is held against nothing");
        }
    }

    private void alternatives(Map<String, Object> schema, Object value, String at, List<String> faults) {
        List<Object> all = Document.listOrEmpty(schema, "allOf");
        for (int i = 0; i < all.size(); i++) {
            // The first is what the others narrow, so it alone names all properties.
            (i == 0 ? this : open).check(all.get(i), value, at, faults);
        }
        if (schema.containsKey("anyOf") && fitting(schema, "anyOf", value) == 0) {
            faults.add(at + " fits nothing of anyOf");
        }
        if (schema.containsKey("oneOf") && fitting(schema, "oneOf", value) != 1) {
            faults.add(at + " fits not exactly one of oneOf");
        }
    }

    /** How many alternatives a value fits; only those are witnessed. */
    private long fitting(Map<String, Object> schema, String keyword, Object value) {
        Schema trial = new Schema(document, now, closed, new Witness());
        List<Object> fitting = Document.list(schema.get(keyword)).stream().filter(one -> trial.accepts(one, value))
                .toList();
        fitting.forEach(one -> accepts(one, value));
        return fitting.size();
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "array" -> value instanceof List<?>;
            case "object" -> value instanceof Map<?, ?>;
            default -> throw new AssertionError("an unknown type: " + type);
        };
    }

    private void text(Map<String, Object> schema, String text, String at, List<String> faults) {
        int length = Limits.length(text);
        if (length < number(schema, "minLength", 0) || length > number(schema, "maxLength", Long.MAX_VALUE)) {
            faults.add(at + " has " + length + " characters");
        }
        if (schema.get("pattern") instanceof String pattern && !pattern(pattern).matcher(text).find()) {
            faults.add(at + " does not match " + pattern + ": " + text);
        }
        if (Boolean.TRUE.equals(schema.get("x-searchable")) && !SEARCHABLE.matcher(text).find()) {
            faults.add(at + " has nothing to look for");
        }
        Times.fault(schema, text, now).ifPresent(fault -> faults.add(at + " " + fault));
    }

    /** In ECMA 262 {@code $} is the end, in Java also what stands before a last line break. */
    private Pattern pattern(String ecma) {
        return patterns.computeIfAbsent(ecma,
                _ -> Pattern.compile(ecma.replaceAll("(?<!\\\\)\\$(?=$|\\|)", "\\\\z")));
    }

    private static void number(Map<String, Object> schema, Number number, String at, List<String> faults) {
        if (number.longValue() < number(schema, "minimum", Long.MIN_VALUE)
                || number.longValue() > number(schema, "maximum", Long.MAX_VALUE)) {
            faults.add(at + " is " + number);
        }
    }

    private void list(Map<String, Object> schema, List<?> list, String at, List<String> faults) {
        if (list.size() < number(schema, "minItems", 0) || list.size() > number(schema, "maxItems", Long.MAX_VALUE)) {
            faults.add(at + " has " + list.size() + " items");
        }
        for (int i = 0; i < list.size(); i++) {
            check(schema.get("items"), list.get(i), at + "[" + i + "]", faults);
        }
    }

    private void object(Map<String, Object> schema, Map<String, Object> object, String at, List<String> faults) {
        Map<String, Object> properties = Document.mapOrEmpty(schema, "properties");
        for (Object required : Document.listOrEmpty(schema, "required")) {
            if (!object.containsKey(required)) {
                faults.add(at + "." + required + " is missing");
            }
        }
        properties.forEach((name, property) -> {
            if (!object.containsKey(name)) {
                witness.absence(property);
            }
        });
        boolean named = schema.containsKey("properties") && closed;
        Object others = schema.getOrDefault("additionalProperties", !named);
        object.forEach((name, value) -> {
            String there = at + "." + name;
            if (properties.containsKey(name)) {
                check(properties.get(name), value, there, faults);
                if (value != null) {
                    Siblings.fault(document.resolved(properties.get(name)), value, object)
                            .ifPresent(fault -> faults.add(there + " " + fault));
                }
            } else if (Boolean.FALSE.equals(others)) {
                faults.add(there + " is not in the document");
            } else if (others instanceof Map<?, ?>) {
                check(others, value, there, faults);
            }
        });
    }

    private static long number(Map<String, Object> schema, String keyword, long otherwise) {
        return schema.get(keyword) instanceof Number number ? number.longValue() : otherwise;
    }
}
