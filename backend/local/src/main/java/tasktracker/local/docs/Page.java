package tasktracker.local.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about an API: one file without scripts, which asks for nothing but itself. */
final class Page {
    private final ApiDocument document;
    private final String css;
    private final OperationSection operation;
    private final SchemaSection schemas;

    Page(ApiDocument document, String css) {
        this.document = document;
        this.css = css;
        SchemaText text = new SchemaText(document);
        this.schemas = new SchemaSection(document, text);
        this.operation = new OperationSection(document, text, schemas);
    }

    /** An operation with its path, its method, and the parameters of its path. */
    record Operation(String path, String method, List<Object> pathParameters, Map<String, Object> node) {
        /** Where it is on the page. */
        String place() {
            return String.valueOf(node.get("operationId"));
        }

        String tag() {
            return String.valueOf(ApiDocument.list(node.get("tags")).getFirst());
        }

        /** All its parameters, those of the path first. */
        List<Object> parameters() {
            List<Object> all = new ArrayList<>(pathParameters);
            all.addAll(ApiDocument.list(node.get("parameters")));
            return all;
        }

        /** Method and path. */
        Html heading(Html html) {
            return html.tag("span", "class", "method " + method.toLowerCase(Locale.ROOT), span -> span.text(method))
                    .text(" ")
                    .tag("code", path);
        }
    }

    /** Where a schema is on the page. */
    static String schemaPlace(String name) {
        return "schema-" + name;
    }

    String html() {
        Map<String, Object> info = ApiDocument.map(document.root().get("info"));
        String title = info.get("title") + " API";
        List<Operation> operations = operations();
        Html html = new Html().raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
                + "<meta name=\"color-scheme\" content=\"light dark\"/>").tag("title", title)
                .raw("<style>" + css + "</style></head><body>")
                .tag("nav", nav -> contents(nav, operations))
                .raw("<main>").tag("h1", title).prose(info.get("description"));
        calling(html);
        for (Object tag : ApiDocument.list(document.root().get("tags"))) {
            String name = String.valueOf(ApiDocument.map(tag).get("name"));
            html.tag("h2", "id", name, heading -> heading.text(name)).prose(ApiDocument.map(tag).get("description"));
            operations.stream().filter(one -> one.tag().equals(name)).forEach(one -> operation.write(html, one));
        }
        schemas.write(html);
        return html.raw("</main></body></html>\n").toString();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ApiDocument.map(document.root().get("paths")).forEach((path, item) -> {
            Map<String, Object> methods = new LinkedHashMap<>(ApiDocument.map(item));
            List<Object> shared = ApiDocument.list(methods.remove("parameters"));
            methods.forEach((method, node) -> operations
                    .add(new Operation(path, method.toUpperCase(Locale.ROOT), shared, ApiDocument.map(node))));
        });
        return operations;
    }

    private void contents(Html html, List<Operation> operations) {
        place(html, "calling", "Calling it");
        for (Object tag : ApiDocument.list(document.root().get("tags"))) {
            String name = String.valueOf(ApiDocument.map(tag).get("name"));
            place(html, name, name);
            html.tag("ul", list -> operations.stream().filter(one -> one.tag().equals(name)).forEach(one -> list
                    .tag("li", item -> item.tag("a", "href", "#" + one.place(),
                            link -> link.text(String.valueOf(one.node.get("summary")))))));
        }
        place(html, "schemas", "Objects");
        place(html, "values", "Values");
        place(html, "errors", "Errors");
        html.tag("p", last -> last.tag("a", "href", "/docs/openapi.yaml", link -> link.text("openapi.yaml")));
    }

    private static void place(Html html, String id, String name) {
        html.tag("p", line -> line.tag("a", "href", "#" + id, link -> link.text(name)));
    }

    private void calling(Html html) {
        html.tag("h2", "id", "calling", heading -> heading.text("Calling it"));
        html.table(new String[]{ "Address", "" }, rows -> {
            for (Object server : ApiDocument.list(document.root().get("servers"))) {
                Map<String, Object> node = ApiDocument.map(server);
                rows.row(cell -> cell.tag("code", String.valueOf(node.get("url"))), cell -> {
                    cell.prose(node.get("description"));
                    ApiDocument.map(node.get("variables")).forEach((name, variable) -> cell.tag("p", line -> line
                            .tag("code", name)
                            .text(": " + ApiDocument.map(variable).get("description"))));
                });
            }
        });
        ApiDocument.map(ApiDocument.map(document.root().get("components")).get("securitySchemes"))
                .values().forEach(scheme -> {
                    Map<String, Object> node = ApiDocument.map(scheme);
                    html.tag("p", line -> line.text("Every request has the header ")
                            .tag("code", String.valueOf(node.get("name")))
                            .text(". ")
                            .line(String.valueOf(node.get("description"))));
                });
        Map<String, Object> body = ApiDocument.map(document.root().get("x-body"));
        Map<String, Object> throttle = ApiDocument.map(document.root().get("x-throttle"));
        html.tag("p", "A key may send " + throttle.get("rate") + " requests a second, and " + throttle.get("burst")
                + " at once. A body has at most " + body.get("bytes") + " bytes and nests at most " + body.get("depth")
                + " deep.");
        Map<String, Object> ofAll = ApiDocument.map(document.root().get("x-headers"));
        html.tag("h3", "Headers of all answers");
        operation.headers(html, ofAll);
        Map<String, Object> others = new LinkedHashMap<>(
                ApiDocument.map(ApiDocument.map(document.root().get("components")).get("headers")));
        others.keySet().removeAll(ofAll.keySet());
        html.tag("h3", "Headers of some answers");
        operation.headers(html, others);
    }
}
