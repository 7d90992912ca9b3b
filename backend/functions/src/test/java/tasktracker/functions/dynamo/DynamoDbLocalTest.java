package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** The database that the adapter's tests stand on: in process, without a port, with what is left on its class path. */
final class DynamoDbLocalTest {
    @Test
    void startsInProcessAndAnswersAQueryOnAnIndex() {
        var local = DynamoDBEmbedded.create(true);
        try {
            DynamoDbClient client = local.dynamoDbClient();
            client.createTable(t -> t.tableName("Things")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("owner"), text("id"), text("dueDate"))
                    .keySchema(key("owner", KeyType.HASH), key("id", KeyType.RANGE))
                    .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                            .indexName("ByDueDate")
                            .keySchema(key("owner", KeyType.HASH), key("dueDate", KeyType.RANGE))
                            .projection(p -> p.projectionType(ProjectionType.ALL))
                            .build()));
            client.putItem(p -> p.tableName("Things").item(item("1", "2026-03-01")));
            client.putItem(p -> p.tableName("Things").item(item("2", "2026-01-01")));

            var page = client.query(q -> q.tableName("Things")
                    .indexName("ByDueDate")
                    .keyConditionExpression("#owner = :owner")
                    .expressionAttributeNames(Map.of("#owner", "owner"))
                    .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS("ann"))));

            assertEquals(List.of("2", "1"), page.items().stream().map(i -> i.get("id").s()).toList());
        } finally {
            local.shutdown();
        }
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static Map<String, AttributeValue> item(String id, String dueDate) {
        return Map.of("owner", AttributeValue.fromS("ann"), "id", AttributeValue.fromS(id), "dueDate",
                AttributeValue.fromS(dueDate));
    }
}
