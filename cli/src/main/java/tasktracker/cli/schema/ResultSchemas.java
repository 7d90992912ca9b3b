package tasktracker.cli.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tasktracker.cli.load.ReportSchema;
import tasktracker.contract.Json;

/**
 * What {@code -o json} prints, for each command: JSON Schema 2020-12. The files beside this class describe one row
 * each, which is also a line of {@code -o ndjson}; the index {@code commands} says which command prints which, once,
 * as a list, or either. {@code --fields} leaves fields out, so that those which are required are then those named.
 */
public final class ResultSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String INDEX = "commands";
    private static final String ERROR = "error";
    private static final String REPORT = "load-report";

    /** How many rows a document holds. */
    private enum Shape {
        /** {@code {"data":{…}}}. */
        ONE,
        /** {@code {"data":[…],"nextCursor":…}}. */
        LIST,
        /** One where one thing was named, else a list. */
        EITHER,
        /** A document of its own. */
        DOCUMENT
    }

    private record Result(Shape shape, String row) {}

    private ResultSchemas() {}

    /** The schema of the document on stderr when a command failed. */
    public static String ofErrors() {
        return read(ERROR + ".schema.json");
    }

    /**
     * The schema of the whole document.
     *
     * @param command the words that lead to it, such as {@code tasktracker task list}; empty where it prints no JSON
     */
    public static Optional<String> of(String command) {
        return Optional.ofNullable(index().get(command)).map(results -> schema(command, results));
    }

    /** What {@code --fields} knows, for commands whose rows are described here; each field once. */
    public static Set<String> fields(String command) {
        Set<String> fields = new LinkedHashSet<>();
        for (Result result : index().getOrDefault(command, List.of())) {
            if (result.shape() != Shape.DOCUMENT) {
                addFields(read(result.row() + ".schema.json"), fields);
            }
        }
        return fields;
    }

    private static void addFields(String schema, Set<String> fields) {
        try {
            Json.read(schema.getBytes(StandardCharsets.UTF_8), json -> {
                Json.object(json, (name, in) -> {
                    if (name.equals("properties")) {
                        Json.object(in, (field, value) -> {
                            fields.add(field);
                            value.skipChildren();
                        });
                    } else {
                        in.skipChildren();
                    }
                });
                return fields;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String schema(String command, List<Result> results) {
        List<String> documents = new ArrayList<>();
        TreeSet<String> rows = new TreeSet<>();
        for (Result result : results) {
            rows.add(result.row());
            documents.add(switch (result.shape()) {
                case DOCUMENT -> reference(result);
                case ONE -> one(result);
                case LIST -> list(result);
                case EITHER -> one(result) + ",\n    " + list(result);
            });
        }
        List<String> definitions = new ArrayList<>();
        for (String row : rows) {
            definitions.add("    \"" + row + "\": " + row(row).strip().replace("\n", "\n    "));
        }
        return "{\n  \"$schema\": \"" + DIALECT + "\",\n  \"title\": \"" + command + " -o json\",\n  \"anyOf\": [\n    "
                + String.join(",\n    ", documents) + "\n  ],\n  \"$defs\": {\n" + String.join(",\n", definitions)
                + "\n  }\n}\n";
    }

    private static String one(Result result) {
        return "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"data\"],\n"
                + "      \"properties\": {\"data\": " + reference(result) + "}}";
    }

    private static String list(Result result) {
        return "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"data\", \"nextCursor\"],\n"
                + "      \"properties\": {\"data\": {\"type\": \"array\", \"items\": " + reference(result) + "},\n"
                + "        \"nextCursor\": {\"type\": [\"string\", \"null\"]}}}";
    }

    private static String reference(Result result) {
        return "{\"$ref\": \"#/$defs/" + result.row() + "\"}";
    }

    private static String row(String name) {
        // A schema inside another one has its definitions there as well.
        return name.equals(REPORT)
                ? ReportSchema.text().replace("\"#/$defs/", "\"#/$defs/" + REPORT + "/$defs/")
                : read(name + ".schema.json");
    }

    /** Each line: shape, row, and the command; a command that prints different things has several. */
    private static Map<String, List<Result>> index() {
        Map<String, List<Result>> index = new TreeMap<>();
        for (String line : read(INDEX).split("\n", -1)) {
            String[] words = line.split(" +", 3);
            if (words.length == 3) {
                index.computeIfAbsent(words[2], _ -> new ArrayList<>())
                        .add(new Result(Shape.valueOf(words[0]), words[1]));
            }
        }
        return index;
    }

    private static String read(String name) {
        try (InputStream in = ResultSchemas.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
