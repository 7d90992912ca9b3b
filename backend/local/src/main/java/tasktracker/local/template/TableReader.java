package tasktracker.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the DynamoDB tables out of a template: what decides on reads and writes, not what decides on the bill. */
public final class TableReader {
    private static final String TABLE = "AWS::DynamoDB::Table";

    private final Resolver resolver;

    private TableReader(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The tables of a template file.
     *
     * @throws TemplateException when it is not readable, no YAML, or uses what the local stack does not know
     */
    public static List<TableDefinition> read(Path file) {
        Node.Fields template = YamlReader.read(TemplateText.reduce(TemplateReader.text(file), Set.of(TABLE)));
        TableReader reader = new TableReader(new Resolver(template));
        List<TableDefinition> tables = new ArrayList<>();
        reader.resolver.fields(template.get("Resources")).forEach((name, resource) -> {
            Map<String, Node> fields = reader.resolver.fields(resource);
            if (TABLE.equals(reader.resolver.text(fields.get("Type")))) {
                tables.add(reader.table(name, reader.resolver.fields(fields.get("Properties"))));
            }
        });
        return tables;
    }

    private TableDefinition table(String name, Map<String, Node> properties) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Node attribute : resolver.items(properties.get("AttributeDefinitions"))) {
            Map<String, String> texts = resolver.texts(attribute);
            types.put(texts.get("AttributeName"), texts.get("AttributeType"));
        }
        List<TableDefinition.Index> indexes = new ArrayList<>();
        for (Node index : resolver.items(properties.get("GlobalSecondaryIndexes"))) {
            indexes.add(index(resolver.fields(index)));
        }
        return new TableDefinition(name, key(properties), types, indexes,
                Optional.ofNullable(resolver.text(resolver.fields(properties.get("TimeToLiveSpecification"))
                        .get("AttributeName"))));
    }

    private TableDefinition.Index index(Map<String, Node> fields) {
        Map<String, Node> projection = resolver.fields(fields.get("Projection"));
        List<String> included = new ArrayList<>();
        for (Node attribute : resolver.items(projection.get("NonKeyAttributes"))) {
            included.add(resolver.text(attribute));
        }
        return new TableDefinition.Index(resolver.text(fields.get("IndexName")), key(fields),
                resolver.text(projection.get("ProjectionType")), included);
    }

    private TableDefinition.Key key(Map<String, Node> fields) {
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
        return new TableDefinition.Key(partition, Optional.ofNullable(sort));
    }
}
