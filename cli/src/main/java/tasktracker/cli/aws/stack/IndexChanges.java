package tasktracker.cli.aws.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * DynamoDB adds or removes one index of a table in an update, and changes none. CloudFormation finds that out in the
 * middle of a deployment; here it is found out before.
 */
final class IndexChanges {
    private final AwsClients clients;

    IndexChanges(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * Compares the tables that there are with the template's.
     *
     * @throws CliException.Usage if the template asks for more than an update can do
     */
    void check(StackTemplate template, List<Stacks.Resource> resources) {
        Map<String, Map<String, Object>> wanted = template.indexes();
        DynamoDbClient dynamoDb = clients.dynamoDb();
        for (Stacks.Resource resource : resources) {
            Map<String, Object> indexes = wanted.get(resource.logicalId());
            if (indexes != null && !resource.physicalId().isEmpty()) {
                check(resource.logicalId(), present(dynamoDb, resource.physicalId()), indexes);
            }
        }
    }

    private static Map<String, Set<String>> present(DynamoDbClient dynamoDb, String table) {
        return AwsFailures.told("dynamodb:DescribeTable", () -> {
            Map<String, Set<String>> present = new TreeMap<>();
            try {
                for (GlobalSecondaryIndexDescription index : dynamoDb.describeTable(
                        request -> request.tableName(table)).table().globalSecondaryIndexes()) {
                    Set<String> shape = new TreeSet<>();
                    index.keySchema().forEach(key -> shape.add(key.keyTypeAsString() + " " + key.attributeName()));
                    index.projection().nonKeyAttributes().forEach(name -> shape.add("with " + name));
                    present.put(index.indexName(), shape);
                }
            } catch (ResourceNotFoundException _) {
                // made anew by this deployment, with all its indexes at once
                return null;
            }
            return present;
        });
    }

    private static void check(String table, Map<String, Set<String>> present, Map<String, Object> wanted) {
        if (present == null) {
            return;
        }
        List<String> steps = new ArrayList<>();
        wanted.forEach((name, index) -> {
            Set<String> before = present.get(name);
            if (before == null) {
                steps.add("adds " + name);
            } else if (!before.equals(shape(index))) {
                throw new CliException.Usage(Failure.of("INDEX_CHANGED", "the template changes the index " + name
                        + " of " + table + ", and DynamoDB cannot change an index")
                        .hint("give the index a new name in the template, deploy, then remove the old one"));
            }
        });
        present.keySet().stream().filter(name -> !wanted.containsKey(name)).forEach(name -> steps.add("removes "
                + name));
        if (steps.size() > 1) {
            throw new CliException.Usage(Failure.of("TOO_MANY_INDEX_CHANGES", "the template " + String.join(", ", steps)
                    + " on " + table + ", and DynamoDB takes one such change in a deployment")
                    .hint("make them one at a time: change the template, tasktracker deploy, and so on"));
        }
    }

    private static Set<String> shape(Object index) {
        Set<String> shape = new TreeSet<>();
        if (index instanceof Map<?, ?> said) {
            if (said.get("KeySchema") instanceof List<?> keys) {
                keys.forEach(key -> shape.add(((Map<?, ?>) key).get("KeyType") + " "
                        + ((Map<?, ?>) key).get("AttributeName")));
            }
            if (said.get("Projection") instanceof Map<?, ?> projection
                    && projection.get("NonKeyAttributes") instanceof List<?> names) {
                names.forEach(name -> shape.add("with " + name));
            }
        }
        return shape;
    }
}
