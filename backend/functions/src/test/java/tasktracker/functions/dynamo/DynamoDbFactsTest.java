package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What the adapter takes for granted of DynamoDB, as DynamoDB Local shows it. */
final class DynamoDbFactsTest {
    private final DynamoDbClient client = TestDynamo.client();
    private String table;

    @BeforeEach
    void aTableWithAnIndex() {
        table = "Facts-" + UUID.randomUUID();
        new TableCreator(client).createIfMissing(new TableDefinition(table, "pk", Optional.of("sk"),
                List.of(new TableDefinition.Index("Index", "group", "order", List.of("kept"))), Optional.empty()));
    }

    @Test
    void aBooleanCannotBeAKey() {
        var e = assertThrows(DynamoDbException.class,
                () -> client.createTable(create -> create.tableName(table + "B")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("completed")
                                .attributeType("BOOL")
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("completed")
                                .keyType(KeyType.HASH)
                                .build())));
        assertTrue(e.getMessage().contains("[B, N, S]"), e.getMessage());
    }

    @Test
    void nullOrNothingInAnIndexKeyRefusesTheWholeWrite() {
        for (AttributeValue bad : List.of(AttributeValue.fromNul(true), AttributeValue.fromS(""))) {
            for (String key : List.of("group", "order")) {
                Map<String, AttributeValue> item = item("1", "group", "g", "order", "o");
                item.put(key, bad);
                assertThrows(DynamoDbException.class, () -> put(item), key + " " + bad);
            }
        }
        assertEquals(0, query(all -> {}).count());
    }

    @Test
    void anItemWithoutOneOfTheKeysIsNotInTheIndex() {
        put(item("1", "group", "g", "order", "o"));
        put(item("2", "group", "g"));
        put(item("3", "order", "o"));

        assertEquals(List.of("1"), ids(index(all -> {})));
        assertEquals(List.of("1", "2", "3"), ids(query(all -> {})));
    }

    @Test
    void anIndexHoldsWhatItIncludesAndTheKeys() {
        put(item("1", "group", "g", "order", "o", "kept", "k", "left", "l"));

        assertEquals(item("1", "group", "g", "order", "o", "kept", "k"), index(all -> {}).items().getFirst());
    }

    @Test
    void instantsOfMixedFractionsSortWrongly() {
        List<String> inTime = List.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5Z", "2026-01-01T00:00:00.51Z");
        for (String time : inTime) {
            put(item(time));
        }
        assertEquals(List.of(inTime.get(2), inTime.get(1), inTime.get(0)), ids(query(all -> {})));
    }

    @Test
    void aLimitCountsBeforeTheFilter() {
        fill(20);
        QueryResponse page = query(query -> query.limit(5)
                .filterExpression("attribute_exists(nowhere)"));

        assertEquals(0, page.count());
        assertEquals(5, page.scannedCount());
        assertEquals(item("05"), page.lastEvaluatedKey());
    }

    @Test
    void aLimitOfThePartitionsSizeGivesAFullPageWithAKeyAndThenAnEmptyOne() {
        fill(5);
        QueryResponse full = query(query -> query.limit(5));
        assertEquals(5, full.count());
        assertTrue(full.hasLastEvaluatedKey());

        QueryResponse empty = query(query -> query.limit(5).exclusiveStartKey(full.lastEvaluatedKey()));
        assertEquals(0, empty.count());
        assertFalse(empty.hasLastEvaluatedKey());
    }

    @Test
    void dynamoDbLocalEndsAReadAtOneMegabyteOnlyAfterTheFilter() {
        for (int i = 0; i < 12; i++) {
            put(item("%02d".formatted(i), "text", "x".repeat(200_000)));
        }
        assertTrue(query(all -> {}).hasLastEvaluatedKey(), "without a filter it ends");
        // On AWS it would end here as well: what goes without a limit is never tested.
        QueryResponse filtered = query(query -> query.filterExpression("attribute_exists(nowhere)"));
        assertEquals(12, filtered.scannedCount());
        assertFalse(filtered.hasLastEvaluatedKey());
    }

    @Test
    void aReadCanStartAfterAnItemThatNeverWas() {
        fill(9);
        assertEquals(List.of("05", "06", "07", "08", "09"),
                ids(query(query -> query.exclusiveStartKey(item("04x")))));
        assertEquals(List.of("04", "03", "02", "01"),
                ids(query(query -> query.exclusiveStartKey(item("04x")).scanIndexForward(false))));
        for (int i = 1; i < 10; i++) {
            put(item("0" + i, "group", "g", "order", "o" + i));
        }
        Map<String, AttributeValue> never = item("nobody", "group", "g", "order", "o7x");
        assertEquals(List.of("08", "09"), ids(index(query -> query.exclusiveStartKey(never))));
    }

    @Test
    void aReadCannotStartInAnotherPartitionOrOutsideItsRange() {
        fill(3);
        Map<String, AttributeValue> elsewhere = item("01");
        elsewhere.put("pk", AttributeValue.fromS("other"));
        assertThrows(DynamoDbException.class, () -> query(query -> query.exclusiveStartKey(elsewhere)));
        assertThrows(DynamoDbException.class, () -> between("02", "03", item("01")));
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertThrows(DynamoDbException.class, () -> between("2", "1", null));
        assertThrows(DynamoDbException.class,
                () -> query(query -> query.filterExpression("sk2 BETWEEN :b AND :a")
                        .expressionAttributeValues(values(":pk", "p", ":a", "a", ":b", "b"))));
    }

    @Test
    void aFailedConditionShowsTheItemOrThatThereIsNone() {
        put(item("1", "kept", "k"));
        var stale = assertThrows(ConditionalCheckFailedException.class, () -> update("1", "kept = :v"));
        assertEquals(item("1", "kept", "k"), stale.item());
        var absent = assertThrows(ConditionalCheckFailedException.class, () -> update("2", "kept = :v"));
        assertEquals(Map.of(), absent.item());
    }

    @Test
    void conditionsOnAMissingAttribute() {
        put(item("1"));
        update("1", "NOT begins_with(nowhere, :v)");
        assertThrows(ConditionalCheckFailedException.class, () -> update("1", "nowhere < :v"));
        assertThrows(ConditionalCheckFailedException.class, () -> update("1", "begins_with(nowhere, :v)"));
    }

    @Test
    void theReasonsOfACancelledTransactionArePositional() {
        put(item("2", "kept", "k"));
        var e = assertThrows(TransactionCanceledException.class, () -> transact(List.of(putNew("1"), putNew("2"),
                putNew("3"))));

        assertEquals(List.of("None", "ConditionalCheckFailed", "None"),
                e.cancellationReasons().stream().map(CancellationReason::code).toList());
        assertEquals(item("2", "kept", "k"), e.cancellationReasons().get(1).item());
        assertEquals(List.of("2"), ids(query(all -> {})));
    }

    @Test
    void whatIsTooMuchOrTwiceIsRefusedBeforeAnyWork() {
        List<TransactWriteItem> tooMany = IntStream.range(0, 101).mapToObj(i -> putNew("t" + i)).toList();
        assertThrows(DynamoDbException.class, () -> transact(tooMany));
        assertThrows(DynamoDbException.class, () -> transact(List.of(putNew("1"), putNew("1"))));
        TransactWriteItem check = TransactWriteItem.builder()
                .conditionCheck(c -> c.tableName(table).key(item("1")).conditionExpression("attribute_exists(pk)"))
                .build();
        TransactWriteItem delete = TransactWriteItem.builder()
                .delete(d -> d.tableName(table).key(item("1")))
                .build();
        assertThrows(DynamoDbException.class, () -> transact(List.of(check, delete)));
        List<WriteRequest> batch = new ArrayList<>();
        IntStream.range(0, 26).forEach(i -> batch.add(write("b" + i)));
        assertThrows(DynamoDbException.class, () -> client.batchWriteItem(b -> b.requestItems(Map.of(table, batch))));
        assertThrows(DynamoDbException.class, () -> client
                .batchWriteItem(b -> b.requestItems(Map.of(table, List.of(write("1"), write("1"))))));
        assertEquals(0, query(all -> {}).count());
    }

    private void fill(int count) {
        IntStream.rangeClosed(1, count).forEach(i -> put(item("%02d".formatted(i))));
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table).item(item));
    }

    private void update(String id, String condition) {
        client.updateItem(update -> update.tableName(table)
                .key(item(id))
                .updateExpression("SET seen = :v")
                .conditionExpression(condition)
                .expressionAttributeValues(values(":v", "v"))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private TransactWriteItem putNew(String id) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item(id))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private void transact(List<TransactWriteItem> actions) {
        client.transactWriteItems(request -> request.transactItems(actions));
    }

    private static WriteRequest write(String id) {
        return WriteRequest.builder().putRequest(put -> put.item(item(id))).build();
    }

    private QueryResponse query(Consumer<QueryRequest.Builder> more) {
        return client.query(query -> more.accept(query.tableName(table)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(values(":pk", "p"))));
    }

    private QueryResponse between(String low, String high, Map<String, AttributeValue> start) {
        return query(query -> query.keyConditionExpression("pk = :pk AND sk BETWEEN :low AND :high")
                .expressionAttributeValues(values(":pk", "p", ":low", low, ":high", high))
                .exclusiveStartKey(start));
    }

    private QueryResponse index(Consumer<QueryRequest.Builder> more) {
        return client.query(query -> more.accept(query.tableName(table)
                .indexName("Index")
                .keyConditionExpression("#group = :group")
                .expressionAttributeNames(Map.of("#group", "group"))
                .expressionAttributeValues(values(":group", "g"))));
    }

    private static List<String> ids(QueryResponse page) {
        return page.items().stream().map(item -> item.get("sk").s()).toList();
    }

    private static Map<String, AttributeValue> item(String id, String... attributes) {
        Map<String, AttributeValue> item = values(attributes);
        item.put("pk", AttributeValue.fromS("p"));
        item.put("sk", AttributeValue.fromS(id));
        return item;
    }

    private static Map<String, AttributeValue> values(String... namesAndValues) {
        Map<String, AttributeValue> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], AttributeValue.fromS(namesAndValues[i + 1]));
        }
        return values;
    }
}
