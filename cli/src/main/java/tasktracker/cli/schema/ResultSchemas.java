package tasktracker.cli.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code -o json} prints, for each command: JSON Schema 2020-12. The files beside this class describe one row
 * each, which is also a line of {@code -o ndjson}; the index {@code commands} says which command prints which, once,
 * as a list, or either.
 */
public final class ResultSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String INDEX = "commands";
    private static final String ERROR = "error";

    /** How many rows a document holds. */
    private enum Shape {
        /** {@code {"data":{…}}}. */
        ONE,
        /** {@code {"data":[…],"nextCursor":…}}. */
        LIST,
        /** One where one thing was named, else a list. */
        EITHER,
        /** A document with its own schema. */
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
     * @param command the words that lead to it, such as {@code tasktracker task list}; none where it prints no JSON
     */
    public static Optional<String> of(String command) {
        return Optional.ofNullable(index().get(command)).map(result -> document(command, result));
    }

    /** The schema of one row, a line of {@code -o ndjson}. */
    public static Optional<String> ofRow(String command) {
        return Optional.ofNullable(index().get(command)).filter(result -> result.shape() != Shape.DOCUMENT)
                .map(result -> read(result.row() + ".schema.json"));
    }

    private static String document(String command, Result result) {
        String row = read(result.row() + ".schema.json");
        return switch (result.shape()) {
            case DOCUMENT -> row;
            case ONE -> around(command, one(), row);
            case LIST -> around(command, list(), row);
            case EITHER -> around(command, "\"anyOf\": [{" + one() + "}, {" + list() + "}]", row);
        };
    }

    private static String around(String command, String document, String row) {
        return "{\n\"$schema\": \"" + DIALECT + "\",\n\"title\": \"" + command + " -o json\",\n" + document
                + ",\n\"$defs\": {\"row\": " + row.strip() + "}\n}\n";
    }

    private static String one() {
        return """
                "type": "object", "additionalProperties": false, "required": ["data"],
                "properties": {"data": {"$ref": "#/$defs/row"}}""";
    }

    private static String list() {
        return """
                "type": "object", "additionalProperties": false, "required": ["data", "nextCursor"],
                "properties": {"data": {"type": "array", "items": {"$ref": "#/$defs/row"}},
                "nextCursor": {"type": ["string", "null"]}}""";
    }

    /** Each line: shape, row, and the command. */
    private static Map<String, Result> index() {
        Map<String, Result> index = new TreeMap<>();
        for (String line : read(INDEX).split("\n", -1)) {
            String[] words = line.split(" +", 3);
            if (words.length == 3) {
                index.put(words[2], new Result(Shape.valueOf(words[0]), words[1]));
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
