package tasktracker.local.docs;

import java.util.List;
import java.util.Map;

/** What the page says of an operation. */
final class OperationSection {
    private final ApiDocument document;
    private final SchemaText text;
    private final SchemaSection schemas;

    OperationSection(ApiDocument document, SchemaText text, SchemaSection schemas) {
        this.document = document;
        this.text = text;
        this.schemas = schemas;
    }

    void write(Html html, Page.Operation operation) {
        html.tag("section", "id", operation.place(), section -> {
            section.tag("h3", operation::heading);
            section.tag("p", summary -> summary.tag("strong", String.valueOf(operation.node().get("summary"))));
            section.prose(operation.node().get("description"));
            if (!operation.parameters().isEmpty()) {
                section.tag("h4", "Parameters");
                parameters(section, operation.parameters());
            }
            body(section, document.resolve(operation.node().get("requestBody")));
            section.tag("h4", "Answers");
            answers(section, ApiDocument.map(operation.node().get("responses")));
        });
    }

    private void parameters(Html html, List<Object> parameters) {
        html.table(new String[]{ "Name", "In", "Value", "" }, rows -> {
            for (Object reference : parameters) {
                Map<String, Object> parameter = document.resolve(reference);
                rows.row(cell -> {
                    cell.tag("code", String.valueOf(parameter.get("name")));
                    if (Boolean.TRUE.equals(parameter.get("required"))) {
                        cell.text(" ").tag("em", "required");
                    }
                }, cell -> cell.text(String.valueOf(parameter.get("in"))), cell -> {
                    text.values(cell, parameter.get("schema"));
                    if (parameter.containsKey("x-max-terms")) {
                        cell.text("; at most " + parameter.get("x-max-terms") + " words and phrases");
                    }
                    SchemaText.requirements(cell, "only with", parameter.get("x-requires"));
                    SchemaText.requirements(cell, "required with", parameter.get("x-required-with"));
                }, cell -> cell.prose(parameter.get("description")));
            }
        });
    }

    private void body(Html html, Map<String, Object> body) {
        Map<String, Object> content = content(body);
        if (!content.isEmpty()) {
            html.tag("h4", "Body").tag("p", line -> text.values(line, content.get("schema")));
            schemas.example(html, content.containsKey("example")
                    ? content.get("example")
                    : document.example(content.get("schema")));
        }
    }

    private void answers(Html html, Map<String, Object> responses) {
        html.table(new String[]{ "Status", "Body", "Headers", "" }, rows -> responses.forEach((status, reference) -> {
            Map<String, Object> response = document.resolve(reference);
            Map<String, Object> content = content(response);
            rows.row(cell -> cell.tag("code", status), cell -> {
                if (!content.isEmpty()) {
                    text.values(cell, content.get("schema"));
                }
            }, cell -> names(cell, ApiDocument.map(response.get("headers"))), cell -> {
                cell.prose(response.get("description"));
                if (status.startsWith("2") && !content.isEmpty()) {
                    schemas.example(cell, content.containsKey("example")
                            ? content.get("example")
                            : document.example(content.get("schema")));
                }
            });
        }));
    }

    /** What is said of the one media type; empty when there is no body. */
    private static Map<String, Object> content(Map<String, Object> withContent) {
        return ApiDocument.map(withContent.get("content")).values().stream().map(ApiDocument::map).findFirst()
                .orElse(Map.of());
    }

    private void names(Html html, Map<String, Object> headers) {
        String before = "";
        for (Map.Entry<String, Object> header : headers.entrySet()) {
            Object description = document.resolve(header.getValue()).get("description");
            html.raw(before).tag("code", "title", String.valueOf(description), name -> name.text(header.getKey()));
            before = "<br/>";
        }
    }

    /** A table of headers. */
    void headers(Html html, Map<String, Object> headers) {
        html.table(new String[]{ "Header", "Value", "" }, rows -> headers.forEach((name, reference) -> {
            Map<String, Object> header = document.resolve(reference);
            rows.row(cell -> cell.tag("code", name), cell -> text.values(cell, header.get("schema")),
                    cell -> cell.prose(header.get("description")));
        }));
    }
}
