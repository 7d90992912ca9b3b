package tasktracker.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A CloudFormation template as maps, lists, strings, integers and booleans, with the short tags in their long form.
 * JSON is read as the YAML that it is.
 */
record StackFile(Map<String, Object> root) {
    private static final String TRANSFORMED = "backend/local/src/test/resources/template-transformed.json";

    /** {@code template.yaml} as it is written. */
    static StackFile source() {
        return read(repository().resolve("template.yaml"));
    }

    /** What the SAM transform makes of it, as checked in. */
    static StackFile transformed() {
        return read(repository().resolve(TRANSFORMED));
    }

    static StackFile read(Path file) {
        try {
            return new StackFile(map(parse(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a YAML or JSON text. */
    static Object parse(String text) {
        var node = new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
        return value(node);
    }

    /** The top directory of the repository: the nearest one above that holds the template. */
    static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("template.yaml"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    Map<String, Object> resources() {
        return map(root.get("Resources"));
    }

    /** Logical id to resource, for the resources of one type. */
    Map<String, Map<String, Object>> ofType(String type) {
        Map<String, Map<String, Object>> found = new TreeMap<>();
        resources().forEach((id, resource) -> {
            if (type.equals(map(resource).get("Type"))) {
                found.put(id, map(resource));
            }
        });
        return found;
    }

    /** The properties of a resource that must exist. */
    Map<String, Object> properties(String logicalId) {
        return map(at(resources(), logicalId, "Properties"));
    }

    /** Goes down by keys and list positions; a failure names the step that is missing. */
    static Object at(Object from, Object... steps) {
        Object here = from;
        for (Object step : steps) {
            here = step instanceof Integer index ? list(here).get(index) : map(here).get(step.toString());
            if (here == null) {
                throw new AssertionError("no " + step + " in " + from);
            }
        }
        return here;
    }

    static Map<String, Object> map(Object value) {
        if (!(value instanceof Map<?, ?> found)) {
            throw new AssertionError("not a map: " + value);
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        found.forEach((key, element) -> typed.put((String) key, element));
        return typed;
    }

    static List<Object> list(Object value) {
        if (!(value instanceof List<?> found)) {
            throw new AssertionError("not a list: " + value);
        }
        return new ArrayList<>(found);
    }

    /** A value that may be one or a list of them, as IAM has it. */
    static List<Object> oneOrMore(Object value) {
        return value instanceof List<?> ? list(value) : List.of(value);
    }

    private static Object value(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node);
        }
        String name = tag.substring(1);
        String function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        Object argument = plain(node);
        return Map.of(function, name.equals("GetAtt") ? List.of(((String) argument).split("\\.", 2)) : argument);
    }

    private static Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.getValue()
                        .forEach(pair -> map.put(((ScalarNode) pair.getKeyNode()).getValue(),
                                value(pair.getValueNode())));
                yield map;
            }
            case SequenceNode sequence -> sequence.getValue().stream().map(StackFile::value).toList();
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("a node of an unknown kind: " + node);
        };
    }

    private static Object scalar(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT)) {
            return Integer.valueOf(node.getValue());
        }
        return tag.equals(Tag.BOOL) ? Boolean.valueOf(node.getValue()) : node.getValue();
    }
}
