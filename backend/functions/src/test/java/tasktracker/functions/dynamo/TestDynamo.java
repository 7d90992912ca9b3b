package tasktracker.functions.dynamo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/**
 * DynamoDB Local in this JVM, without a port: one instance for all test classes, started by the first that asks, with
 * tables of their own for each.
 */
final class TestDynamo {
    private static final List<String> TASK = List.of("title", "description", "completed", "priority", "dueDate",
            "categoryId", "createdAt", "updatedAt", "completedAt", "externalId", "version", "more");
    private static final List<String> SEARCH = List.of("t", "d", "p", "c", "dueDate", "more");

    private TestDynamo() {}

    /** Started when the class is loaded that holds it; ends with the JVM. */
    private static final class Instance {
        private static final DynamoDbClient CLIENT = DynamoDBEmbedded.create(true).dynamoDbClient();
    }

    static DynamoDbClient client() {
        return Instance.CLIENT;
    }

    /** New, empty tables with the keys and projections that the template gives them. */
    static DynamoTables newTables() {
        String suffix = "-" + UUID.randomUUID();
        DynamoTables tables = new DynamoTables("Tasks" + suffix, "Categories" + suffix, "Ledger" + suffix);
        TableCreator creator = new TableCreator(client());
        definitions(tables).forEach(creator::createIfMissing);
        return tables;
    }

    static List<TableDefinition> definitions(DynamoTables tables) {
        return List.of(
                new TableDefinition(tables.tasks(), "userId", Optional.of("taskId"),
                        List.of(new TableDefinition.Index("StatusIndex", "statusKey", "dueKey", TASK),
                                new TableDefinition.Index("CategoryIndex", "categoryKey", "createdKey", TASK),
                                new TableDefinition.Index("PriorityIndex", "priorityKey", "dueKey", TASK),
                                new TableDefinition.Index("CreatedIndex", "statusKey", "taskId", TASK),
                                new TableDefinition.Index("SearchIndex", "statusKey", "taskId", SEARCH)),
                        Optional.empty()),
                new TableDefinition(tables.categories(), "userId", Optional.of("categoryId"), List.of(),
                        Optional.empty()),
                // Without time to live: the tests' clocks stand still in the past, and nothing may rely on it.
                new TableDefinition(tables.ledger(), "pk", Optional.empty(), List.of(), Optional.empty()));
    }
}
