package tasktracker.functions.dynamo;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import tasktracker.contract.Task;

/** The stores on a client that has every answer ready, so that nothing is measured but what is ours. */
public final class StillDynamo {
    private StillDynamo() {}

    /** Stores that have one task, and lists of as many as given, the newest first. */
    public static DynamoStores stores(String userId, Task task, int listed) {
        Map<String, AttributeValue> item = new HashMap<>(Items.item(userId, task));
        GetItemResponse found = GetItemResponse.builder().item(item).build();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int i = listed; i > 0; i--) {
            Map<String, AttributeValue> other = new HashMap<>(item);
            other.putAll(Keys.task(userId, "019c0000-0000-7000-8000-000000000" + (100 + i)));
            items.add(other);
        }
        QueryResponse page = QueryResponse.builder().items(items).count(listed).scannedCount(listed).build();
        DynamoDbClient client = (DynamoDbClient) Proxy.newProxyInstance(StillDynamo.class.getClassLoader(),
                new Class<?>[]{ DynamoDbClient.class }, (_, method, _) -> switch (method.getName()) {
                    case "getItem" -> found;
                    case "query" -> page;
                    case "putItem" -> PutItemResponse.builder().build();
                    case "updateItem" -> UpdateItemResponse.builder().attributes(item).build();
                    case "deleteItem" -> DeleteItemResponse.builder().attributes(item).build();
                    case "transactWriteItems" -> TransactWriteItemsResponse.builder().build();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new DynamoStores(client, new DynamoTables("tasks", "categories", "ledger"), Clock.systemUTC(),
                new Random(1));
    }
}
