package tasktracker.cli.aws.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The template to deploy: its text, its parameters and its tables. */
public final class StackTemplate {
    private static final String CODE_URI = "CodeUri:";

    private final String text;
    private final Map<String, Object> root;

    private StackTemplate(String text) {
        this.text = text;
        this.root = TemplateYaml.read(text);
    }

    /** A template given as text. */
    static StackTemplate of(String yaml) {
        return new StackTemplate(yaml);
    }

    /**
     * Reads a template.
     *
     * @throws CliException.Local if the file cannot be read
     * @throws CliException.Usage if it is no template
     */
    public static StackTemplate read(Path file) {
        try {
            return new StackTemplate(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("INSTALLATION_INCOMPLETE",
                    "the template " + file + " cannot be read").hint("install tasktracker again"), e);
        }
    }

    /** The parameters in their order, each with its default; null where it has none. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        map(root.get("Parameters")).forEach(
                (name, said) -> parameters.put(name, map(said).get("Default") instanceof String text ? text : null));
        return parameters;
    }

    /** The indexes of each table, by the table's logical id: name of the index and all it is made of. */
    Map<String, Map<String, Object>> indexes() {
        Map<String, Map<String, Object>> tables = new TreeMap<>();
        map(root.get("Resources")).forEach((id, resource) -> {
            if ("AWS::DynamoDB::Table".equals(map(resource).get("Type"))) {
                Map<String, Object> indexes = new TreeMap<>();
                Object said = map(map(resource).get("Properties")).get("GlobalSecondaryIndexes");
                if (said instanceof List<?> list) {
                    list.forEach(index -> indexes.put(String.valueOf(map(index).get("IndexName")), index));
                }
                tables.put(id, indexes);
            }
        });
        return tables;
    }

    /** The template with its code at that address instead of a file's. */
    String withCodeAt(String address) {
        StringBuilder changed = new StringBuilder(text.length() + 200);
        for (String line : text.split("\n", -1)) {
            int at = line.indexOf(CODE_URI);
            boolean local = at >= 0 && line.substring(0, at).isBlank();
            changed.append(local ? line.substring(0, at) + CODE_URI + " " + address : line).append('\n');
        }
        changed.setLength(changed.length() - 1);
        return changed.toString();
    }

    @SuppressWarnings("unchecked") // every key that is read is text
    private static Map<String, Object> map(Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
