package tasktracker.local.docs;

import java.util.List;
import java.util.Map;

/** Says in words what a schema allows. */
final class SchemaText {
    private final ApiDocument document;

    SchemaText(ApiDocument document) {
        this.document = document;
    }

    /** What fits: a link where the schema has a name. */
    void values(Html html, Object node) {
        String name = ApiDocument.schemaName(node);
        if (name == null) {
            definition(html, document.resolve(node));
        } else {
            html.link(Page.schemaPlace(name), name);
        }
    }

    /** What fits: alternatives each on a line, a pattern on a line of its own. */
    void definition(Html html, Map<String, Object> schema) {
        List<Object> alternatives = ApiDocument.list(schema.getOrDefault("anyOf", schema.get("oneOf")));
        for (int i = 0; i < alternatives.size(); i++) {
            html.raw(i == 0 ? "" : "<br/>");
            values(html, alternatives.get(i));
        }
        if (schema.containsKey("enum")) {
            enumeration(html, ApiDocument.list(schema.get("enum")));
        } else if ("array".equals(schema.get("type"))) {
            html.text("list of ");
            values(html, schema.get("items"));
            html.text(range(schema, "minItems", "maxItems", " of them"));
        } else if (schema.containsKey("type")) {
            html.text(type(schema));
        }
        notes(html, schema);
    }

    private static String type(Map<String, Object> schema) {
        return switch ((String) schema.get("type")) {
            case "string" -> "text" + range(schema, "minLength", "maxLength", " characters");
            case "integer" -> "number" + range(schema, "minimum", "maximum", "");
            case "boolean" -> "true or false";
            case "object" -> schema.get("additionalProperties") instanceof Map<?, ?> ? "object of texts" : "object";
            case String other -> other;
        };
    }

    private static void enumeration(Html html, List<Object> values) {
        boolean first = true;
        for (Object value : values) {
            if (value != null) {
                html.text(first ? "" : ", ").tag("code", value.toString());
                first = false;
            }
        }
    }

    private static String range(Map<String, Object> schema, String least, String most, String unit) {
        Object min = schema.get(least);
        Object max = schema.get(most);
        if (min == null && max == null) {
            return "";
        }
        String range = max == null ? "at least " + min : min == null ? "at most " + max : min + " to " + max;
        return ", " + range + unit;
    }

    private static void notes(Html html, Map<String, Object> schema) {
        if (Boolean.TRUE.equals(schema.get("nullable"))) {
            html.text(", or ").tag("code", "null");
        }
        if (schema.containsKey("default")) {
            String value = schema.get("default").toString();
            html.text("; default ").tag("code", value.isEmpty() ? "\"\"" : value);
        }
        note(html, "from", schema.get("x-earliest"));
        note(html, "to", schema.get("x-latest"));
        note(html, "ahead of now at most", schema.get("x-latest-ahead"));
        requirements(html, "only with", schema.get("x-requires"));
        ApiDocument.map(schema.get("x-max-items")).forEach((field, limits) -> ApiDocument.map(limits)
                .forEach((value, most) -> html.text("; at most " + most + " with ").tag("code", field + ": " + value)));
        if (schema.containsKey("x-searchable")) {
            html.text("; with a letter, a number or a symbol in it");
        }
        if (schema.get("pattern") instanceof String pattern) {
            html.tag("span", "class", "pattern", span -> span.tag("code", pattern));
        }
    }

    private static void note(Html html, String word, Object value) {
        if (value != null) {
            html.text("; " + word + " ").tag("code", value.toString());
        }
    }

    /** What else must be so, by the name of the field or parameter. */
    static void requirements(Html html, String words, Object others) {
        ApiDocument.map(others)
                .forEach((name, value) -> html.text("; " + words + " ").tag("code", name + ": " + value));
    }
}
