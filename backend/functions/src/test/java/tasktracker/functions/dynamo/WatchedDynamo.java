package tasktracker.functions.dynamo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A client that writes down its calls and can fail as a network does. */
final class WatchedDynamo {
    private final DynamoDbClient real;
    private final DynamoTables tables;
    private final List<String> calls = new ArrayList<>();
    private final List<QueryRequest> queries = new ArrayList<>();
    private final List<Supplier<RuntimeException>> failures = new ArrayList<>();
    private final List<Supplier<RuntimeException>> lateFailures = new ArrayList<>();
    private boolean losesAnswers;
    private boolean isBusy;
    private Runnable beforeBatch = () -> {};
    private Runnable beforeTransaction = () -> {};

    WatchedDynamo(DynamoDbClient real, DynamoTables tables) {
        this.real = real;
        this.tables = tables;
    }

    /** The calls since the last time this was asked, such as {@code "PutItem tasks"}. */
    List<String> calls() {
        List<String> seen = List.copyOf(calls);
        calls.clear();
        return seen;
    }

    /** All queries. */
    List<QueryRequest> queries() {
        return queries;
    }

    /** From now on each call arrives twice, as when its first answer gets lost and the SDK tries again. */
    void loseAnswers() {
        losesAnswers = true;
    }

    /** From now on a BatchGetItem reads one key and leaves the others unprocessed. */
    void beBusy() {
        isBusy = true;
    }

    /** What happens just before the next BatchGetItem. */
    void beforeBatch(Runnable action) {
        beforeBatch = action;
    }

    /** What happens just before the next transaction, once. */
    void beforeTransaction(Runnable action) {
        beforeTransaction = action;
    }

    /** The next call fails with this, and does nothing. */
    void failNext(Supplier<RuntimeException> failure) {
        failures.add(failure);
    }

    /** The next call is done and fails with this all the same. */
    void failAfterNext(Supplier<RuntimeException> failure) {
        lateFailures.add(failure);
    }

    DynamoDbClient client() {
        return (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ DynamoDbClient.class }, this::handle);
    }

    private Object handle(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Consumer) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (arguments != null && arguments.length == 1) {
            calls.add(describe(arguments[0]));
        }
        if (!failures.isEmpty()) {
            throw failures.removeFirst().get();
        }
        try {
            if (arguments != null && arguments[0] instanceof BatchGetItemRequest batch) {
                beforeBatch.run();
                return isBusy ? readOne(batch) : real.batchGetItem(batch);
            }
            if (arguments != null && arguments[0] instanceof TransactWriteItemsRequest) {
                Runnable action = beforeTransaction;
                beforeTransaction = () -> {};
                action.run();
            }
            if (losesAnswers || !lateFailures.isEmpty()) {
                method.invoke(real, arguments);
            }
            if (!lateFailures.isEmpty()) {
                throw lateFailures.removeFirst().get();
            }
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private BatchGetItemResponse readOne(BatchGetItemRequest request) {
        String name = request.requestItems().keySet().iterator().next();
        KeysAndAttributes all = request.requestItems().get(name);
        BatchGetItemResponse one = real.batchGetItem(request.toBuilder()
                .requestItems(Map.of(name, all.toBuilder().keys(all.keys().subList(0, 1)).build()))
                .build());
        return all.keys().size() == 1
                ? one
                : one.toBuilder()
                        .unprocessedKeys(Map.of(name,
                                all.toBuilder().keys(all.keys().subList(1, all.keys().size())).build()))
                        .build();
    }

    private String describe(Object request) {
        return switch (request) {
            case PutItemRequest put -> "PutItem " + table(put.tableName());
            case UpdateItemRequest update -> "UpdateItem " + table(update.tableName());
            case DeleteItemRequest delete -> "DeleteItem " + table(delete.tableName());
            case GetItemRequest get ->
                "GetItem " + table(get.tableName()) + (get.consistentRead() ? " consistent" : "");
            case BatchGetItemRequest get -> "BatchGetItem " + get.requestItems()
                    .entrySet()
                    .stream()
                    .map(entry -> table(entry.getKey()) + " " + entry.getValue().keys().size()
                            + (entry.getValue().consistentRead() ? " consistent" : ""))
                    .collect(Collectors.joining(" "));
            case QueryRequest query -> {
                queries.add(query);
                yield "Query " + table(query.tableName())
                        + (query.indexName() == null ? " consistent " + query.consistentRead()
                                : "/" + query.indexName())
                        + " limit " + query.limit();
            }
            case TransactWriteItemsRequest transaction -> transaction.transactItems()
                    .stream()
                    .map(this::describe)
                    .collect(Collectors.joining(" + "));
            default -> request.getClass().getSimpleName();
        };
    }

    private String describe(TransactWriteItem action) {
        if (action.put() != null) {
            return "put " + table(action.put().tableName());
        }
        if (action.conditionCheck() != null) {
            return "check " + table(action.conditionCheck().tableName());
        }
        return action.update() != null
                ? "update " + table(action.update().tableName())
                : "delete " + table(action.delete().tableName());
    }

    private String table(String name) {
        return name.equals(tables.tasks())
                ? "tasks"
                : name.equals(tables.categories()) ? "categories" : name.equals(tables.ledger()) ? "ledger" : name;
    }
}
