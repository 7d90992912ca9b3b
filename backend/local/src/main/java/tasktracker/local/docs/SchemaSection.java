package tasktracker.local.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tasktracker.contract.Json;

/** What the page says of the objects that are sent, and of the errors. */
final class SchemaSection {
    private final ApiDocument document;
    private final SchemaText text;

    SchemaSection(ApiDocument document, SchemaText text) {
        this.document = document;
        this.text = text;
    }

    void write(Html html) {
        html.tag("h2", "id", "schemas", heading -> heading.text("Objects"));
        document.schemas().forEach((name, schema) -> {
            Map<String, Object> node = ApiDocument.map(schema);
            if (node.containsKey("properties")) {
                html.tag("section", "id", Page.schemaPlace(name), section -> object(section, name, node));
            }
        });
        html.tag("h2", "id", "values", heading -> heading.text("Values"));
        table(html, "Value", this::isValue, (row, node) -> row.tag("td", cell -> text.definition(cell, node)));
        html.tag("h2", "id", "errors", heading -> heading.text("Errors"));
        table(html, "Status, from", node -> node.containsKey("x-status"), (row, node) -> row.tag("td",
                node.get("x-status") + ", " + origin(String.valueOf(node.get("x-origin")))));
    }

    private boolean isValue(Map<String, Object> schema) {
        return !schema.containsKey("properties") && !schema.containsKey("x-status");
    }

    /** The component schemas that are meant, one a row. */
    private void table(Html html, String head, Predicate<Map<String, Object>> meant,
            BiConsumer<Html, Map<String, Object>> cell) {
        html.table(new String[]{ "Name", head, "" }, rows -> document.schemas().forEach((name, schema) -> {
            Map<String, Object> node = ApiDocument.map(schema);
            if (meant.test(node)) {
                rows.tag("tr", "id", Page.schemaPlace(name), row -> {
                    row.tag("td", first -> first.tag("code", name));
                    cell.accept(row, node);
                    row.tag("td", last -> last.prose(node.get("description")));
                });
            }
        }));
    }

    private void object(Html html, String name, Map<String, Object> schema) {
        html.tag("h3", heading -> heading.tag("code", name)).prose(schema.get("description"));
        fields(html, schema);
        example(html, document.example(schema));
    }

    private void fields(Html html, Map<String, Object> schema) {
        List<Object> required = ApiDocument.list(schema.get("required"));
        html.table(new String[]{ "Field", "Value", "" }, rows -> ApiDocument.map(schema.get("properties"))
                .forEach((field, property) -> {
                    Map<String, Object> node = document.resolve(property);
                    rows.row(cell -> {
                        cell.tag("code", field);
                        if (required.contains(field)) {
                            cell.text(" ").tag("em", "always");
                        }
                    }, cell -> text.values(cell, property), cell -> {
                        if (ApiDocument.schemaName(property) == null) {
                            cell.prose(node.get("description"));
                        }
                        if (ApiDocument.schemaName(property) == null && node.containsKey("properties")) {
                            fields(cell, node);
                        }
                    });
                }));
    }

    private static String origin(String origin) {
        return origin.equals("both") ? "function or gateway" : origin;
    }

    /** A value as JSON, indented. */
    void example(Html html, Object value) {
        byte[] json = Json.bytes(out -> Json.value(out.useDefaultPrettyPrinter(), value));
        html.tag("pre", new String(json, StandardCharsets.UTF_8));
    }
}
