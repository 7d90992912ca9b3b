package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Creates tables where no CloudFormation does: for the local stack on DynamoDB, and for tests. */
final class TableCreator {
    private final DynamoDbClient client;

    TableCreator(DynamoDbClient client) {
        this.client = client;
    }

    void createIfMissing(TableDefinition table) {
        Optional<TableDescription> existing = describe(table.name());
        if (existing.isPresent()) {
            check(table, existing.get());
            return;
        }
        try {
            client.createTable(request(table));
        } catch (ResourceInUseException _) {
            // Somebody else was quicker.
        }
        client.waiter().waitUntilTableExists(describe -> describe.tableName(table.name()));
        table.expiresAt()
                .ifPresent(attribute -> client.updateTimeToLive(update -> update.tableName(table.name())
                        .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true))));
    }

    private Optional<TableDescription> describe(String name) {
        try {
            return Optional.of(client.describeTable(describe -> describe.tableName(name)).table());
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    private static void check(TableDefinition table, TableDescription existing) {
        Set<String> missing = new TreeSet<>();
        table.indexes().forEach(index -> missing.add(index.name()));
        for (GlobalSecondaryIndexDescription index : existing.globalSecondaryIndexes()) {
            missing.remove(index.indexName());
        }
        if (!existing.keySchema().equals(keys(table.partitionKey(), table.sortKey())) || !missing.isEmpty()) {
            throw new IllegalStateException("the table " + table.name() + " exists with other keys"
                    + (missing.isEmpty() ? "" : " or without " + String.join(", ", missing))
                    + ": delete it, or choose another endpoint");
        }
    }

    private static CreateTableRequest request(TableDefinition table) {
        Set<String> keys = new HashSet<>();
        keys.add(table.partitionKey());
        table.sortKey().ifPresent(keys::add);
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (TableDefinition.Index index : table.indexes()) {
            keys.add(index.partitionKey());
            keys.add(index.sortKey());
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(keys(index.partitionKey(), Optional.of(index.sortKey())))
                    .projection(projection -> projection.projectionType(ProjectionType.INCLUDE)
                            .nonKeyAttributes(index.attributes()))
                    .build());
        }
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.partitionKey(), table.sortKey()))
                .attributeDefinitions(keys.stream()
                        .map(key -> AttributeDefinition.builder()
                                .attributeName(key)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList());
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        return request.build();
    }

    private static List<KeySchemaElement> keys(String partition, Optional<String> sort) {
        List<KeySchemaElement> keys = new ArrayList<>();
        keys.add(KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build());
        sort.ifPresent(name -> keys
                .add(KeySchemaElement.builder().attributeName(name).keyType(KeyType.RANGE).build()));
        return keys;
    }
}
