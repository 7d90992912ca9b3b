package tasktracker.cli.aws.stack;

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
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * A template as maps, lists and text. Scalars stay text; {@code !Ref X} becomes a map of {@code Ref} to X, as its long
 * form is.
 */
final class TemplateYaml {
    private final Iterator<Event> events;

    private TemplateYaml(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * The template's sections.
     *
     * @throws CliException.Usage if it is no YAML, or no map
     */
    static Map<String, Object> read(String yaml) {
        try {
            TemplateYaml reader = new TemplateYaml(
                    new Parse(LoadSettings.builder().setLabel("the template").build()).parseString(yaml).iterator());
            reader.events.next();
            reader.events.next();
            if (reader.node(reader.events.next()) instanceof Map<?, ?> map) {
                return sections(map);
            }
            throw broken("it is no map of sections", null);
        } catch (YamlEngineException e) {
            throw broken(e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked") // every key that is read is text
    private static Map<String, Object> sections(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private Object node(Event event) {
        return switch (event.getEventId()) {
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                yield tagged(scalar.getTag().orElse(null), scalar.getValue());
            }
            case SequenceStart -> tagged(((CollectionStartEvent) event).getTag().orElse(null), items());
            case MappingStart -> tagged(((CollectionStartEvent) event).getTag().orElse(null), fields());
            default -> throw broken("aliases are not allowed in templates", null);
        };
    }

    private List<Object> items() {
        List<Object> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event));
        }
        return items;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw broken("a key must be a plain text", null);
            }
            fields.put(key.getValue(), node(events.next()));
        }
        return fields;
    }

    private static Object tagged(String tag, Object value) {
        if (tag == null || !tag.startsWith("!") || tag.length() == 1) {
            return value;
        }
        String name = tag.substring(1);
        return Map.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, value);
    }

    private static CliException broken(String why, Throwable cause) {
        return new CliException.Usage(Failure.of("TEMPLATE_UNREADABLE", "the template cannot be read: " + why), cause);
    }
}
