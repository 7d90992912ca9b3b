package tasktracker.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tasktracker.functions.dynamo.DynamoTables;
import tasktracker.functions.dynamo.TableDefinition;

/** Reads the DynamoDB tables out of a template: what decides on reads and writes, not what decides on the bill. */
public final class TableReader {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String FUNCTION = "AWS::Serverless::Function";

    private final Resolver resolver;
    private final String prefix;

    private TableReader(Resolver resolver, String prefix) {
        this.resolver = resolver;
        this.prefix = prefix;
    }

    /**
     * The tables of a template.
     *
     * @param names as the environments of the functions give them
     */
    public record Tables(DynamoTables names, List<TableDefinition> definitions) {
        public Tables {
            definitions = List.copyOf(definitions);
        }
    }

    /** A key, as the template spells it out. */
    private record Key(String partition, Optional<String> sort) {}

    /**
     * The tables of a template file.
     *
     * @param prefix what the names of the tables begin with; their logical ids follow
     * @throws TemplateException when it is not readable, no YAML, or uses what the local stack does not know
     */
    public static Tables read(Path file, String prefix) {
        Node.Fields template = YamlReader.read(TemplateText.reduce(TemplateReader.text(file), Set.of(TABLE, FUNCTION)));
        return new TableReader(new Resolver(template), prefix).read(template);
    }

    private Tables read(Node.Fields template) {
        List<TableDefinition> definitions = new ArrayList<>();
        Map<String, Node> variables = new HashMap<>();
        resolver.fields(template.get("Resources")).forEach((name, resource) -> {
            Map<String, Node> fields = resolver.fields(resource);
            Map<String, Node> properties = resolver.fields(fields.get("Properties"));
            switch (resolver.text(fields.get("Type"))) {
                case TABLE -> definitions.add(table(name, properties));
                case FUNCTION -> variables.putAll(
                        resolver.fields(resolver.fields(properties.get("Environment")).get("Variables")));
                case null, default -> {
                }
            }
        });
        return new Tables(new DynamoTables(name(variables, "TASKS_TABLE"), name(variables, "CATEGORIES_TABLE"),
                name(variables, "LEDGER_TABLE")), definitions);
    }

    private String name(Map<String, Node> variables, String variable) {
        String logicalId = resolver.text(variables.get(variable));
        if (logicalId == null) {
            throw new TemplateException("no function's environment has " + variable);
        }
        return prefix + logicalId;
    }

    private TableDefinition table(String name, Map<String, Node> properties) {
        for (Node attribute : resolver.items(properties.get("AttributeDefinitions"))) {
            Map<String, String> texts = resolver.texts(attribute);
            if (!"S".equals(texts.get("AttributeType"))) {
                throw new TemplateException(name + ": the key " + texts.get("AttributeName") + " is no string");
            }
        }
        List<TableDefinition.Index> indexes = new ArrayList<>();
        for (Node index : resolver.items(properties.get("GlobalSecondaryIndexes"))) {
            indexes.add(index(resolver.fields(index)));
        }
        Key key = key(properties);
        return new TableDefinition(prefix + name, key.partition, key.sort, indexes,
                Optional.ofNullable(resolver.text(
                        resolver.fields(properties.get("TimeToLiveSpecification")).get("AttributeName"))));
    }

    private TableDefinition.Index index(Map<String, Node> fields) {
        List<String> included = new ArrayList<>();
        for (Node attribute : resolver.items(resolver.fields(fields.get("Projection")).get("NonKeyAttributes"))) {
            included.add(resolver.text(attribute));
        }
        String name = resolver.text(fields.get("IndexName"));
        Key key = key(fields);
        return new TableDefinition.Index(name, key.partition,
                key.sort.orElseThrow(() -> new TemplateException(name + " has no sort key")), included);
    }

    private Key key(Map<String, Node> fields) {
        String partition = null;
        String sort = null;
        for (Node part : resolver.items(fields.get("KeySchema"))) {
            Map<String, String> texts = resolver.texts(part);
            if ("HASH".equals(texts.get("KeyType"))) {
                partition = texts.get("AttributeName");
            } else {
                sort = texts.get("AttributeName");
            }
        }
        return new Key(partition, Optional.ofNullable(sort));
    }
}
