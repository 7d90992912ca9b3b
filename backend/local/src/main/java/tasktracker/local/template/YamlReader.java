package tasktracker.local.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds {@link Node}s from the YAML parser's events. Scalars stay text: what a number or a boolean is, the one who
 * asks for it knows, and nobody asks for most of them.
 */
final class YamlReader {
    private final Iterator<Event> events;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * Reads one document whose root is a map.
     *
     * @throws TemplateException naming the line
     */
    static Node.Fields read(String yaml) {
        LoadSettings settings = LoadSettings.builder().setLabel("the template").setParseComments(false).build();
        try {
            YamlReader reader = new YamlReader(new Parse(settings).parseString(yaml).iterator());
            reader.skip(Event.ID.StreamStart);
            reader.skip(Event.ID.DocumentStart);
            Node root = reader.node(reader.events.next());
            reader.skip(Event.ID.DocumentEnd);
            if (root instanceof Node.Fields fields) {
                return fields;
            }
        } catch (YamlEngineException e) {
            throw new TemplateException("the template is no YAML: " + e.getMessage(), e);
        }
        throw new TemplateException("the template is no map of sections");
    }

    private void skip(Event.ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw at(event, "one document with something in it was expected");
        }
    }

    private Node node(Event event) {
        return switch (event.getEventId()) {
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                yield tagged(scalar.getTag().orElse(null), new Node.Text(scalar.getValue()));
            }
            case SequenceStart -> tagged(((CollectionStartEvent) event).getTag().orElse(null), items());
            case MappingStart -> tagged(((CollectionStartEvent) event).getTag().orElse(null), fields());
            default -> throw at(event, "aliases are not allowed in templates");
        };
    }

    private Node items() {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event));
        }
        return new Node.Items(items);
    }

    private Node fields() {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw at(event, "a key must be a plain text");
            }
            if (fields.put(key.getValue(), node(events.next())) != null) {
                throw at(event, key.getValue() + " is given twice");
            }
        }
        if (fields.size() == 1) {
            Map.Entry<String, Node> only = fields.entrySet().iterator().next();
            String name = only.getKey();
            if (name.startsWith("Fn::") || name.equals("Ref")
                    || (name.equals("Condition") && isText(only.getValue()))) {
                return new Node.Call(name.startsWith("Fn::") ? name.substring(4) : name, only.getValue());
            }
        }
        return new Node.Fields(fields);
    }

    private static boolean isText(Node node) {
        return node instanceof Node.Text;
    }

    /** Short forms: {@code !Ref x} is what {@code {Ref: x}} is. */
    private static Node tagged(String tag, Node node) {
        return tag == null || !tag.startsWith("!") || tag.length() == 1 ? node : new Node.Call(tag.substring(1), node);
    }

    private static TemplateException at(Event event, String message) {
        return new TemplateException(event.getStartMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("")
                + message);
    }
}
