package tasktracker.functions.dynamo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client that adds up what DynamoDB itself says that the calls cost. */
final class MeteredDynamo {
    /** What one read unit reads at most: strongly consistent, or not (Developer Guide, read consistency). */
    private static final int CONSISTENT_BYTES = 4096;
    private static final int EVENTUAL_BYTES = 8192;

    private final DynamoDbClient real;
    private final DoubleAdder units = new DoubleAdder();
    private final DoubleAdder bytes = new DoubleAdder();
    private final LongAdder calls = new LongAdder();

    MeteredDynamo(DynamoDbClient real) {
        this.real = real;
    }

    /**
     * What calls cost.
     *
     * @param units read or write units
     * @param bytes what these read units can read
     */
    record Cost(double units, double bytes, long calls) {}

    /** The cost since this was last asked. */
    Cost cost() {
        return new Cost(units.sumThenReset(), bytes.sumThenReset(), calls.sumThenReset());
    }

    DynamoDbClient client() {
        return (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ DynamoDbClient.class }, this::handle);
    }

    private Object handle(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments == null || arguments[0] instanceof Consumer || method.getName().endsWith("Paginator")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        try {
            return switch (arguments[0]) {
                case QueryRequest query -> {
                    QueryResponse response = real.query(
                            query.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
                    boolean consistent = Boolean.TRUE.equals(query.consistentRead());
                    read(response.consumedCapacity(), consistent);
                    yield response;
                }
                case BatchGetItemRequest get -> {
                    BatchGetItemResponse response = real.batchGetItem(
                            get.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
                    boolean consistent = get.requestItems().values().stream().allMatch(
                            keys -> Boolean.TRUE.equals(keys.consistentRead()));
                    response.consumedCapacity().forEach(consumed -> read(consumed, consistent));
                    yield response;
                }
                case GetItemRequest get -> {
                    GetItemResponse response = real.getItem(
                            get.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
                    read(response.consumedCapacity(), Boolean.TRUE.equals(get.consistentRead()));
                    yield response;
                }
                case PutItemRequest put -> {
                    PutItemResponse response = real.putItem(
                            put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
                    add(response.consumedCapacity());
                    yield response;
                }
                case UpdateItemRequest update -> {
                    UpdateItemResponse response = real.updateItem(
                            update.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
                    add(response.consumedCapacity());
                    yield response;
                }
                case DeleteItemRequest delete -> {
                    DeleteItemResponse response = real.deleteItem(
                            delete.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
                    add(response.consumedCapacity());
                    yield response;
                }
                case TransactWriteItemsRequest transaction -> {
                    TransactWriteItemsResponse response = real.transactWriteItems(
                            transaction.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build());
                    response.consumedCapacity().forEach(this::add);
                    yield response;
                }
                default -> method.invoke(real, arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void read(ConsumedCapacity consumed, boolean consistent) {
        add(consumed);
        bytes.add(consumed.capacityUnits() * (consistent ? CONSISTENT_BYTES : EVENTUAL_BYTES));
    }

    private void add(ConsumedCapacity consumed) {
        units.add(consumed.capacityUnits());
        calls.increment();
    }
}
