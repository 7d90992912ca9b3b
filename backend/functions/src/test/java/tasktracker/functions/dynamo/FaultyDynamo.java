package tasktracker.functions.dynamo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A client on which everything goes wrong that goes wrong on AWS: it stands where the SDK's client stands, so its second
 * attempts are those of the SDK. Beside the faults that it throws by chance, a transaction holds its items for as long
 * as it runs, and whoever writes one of them meanwhile is told of a conflict, which DynamoDB Local never does.
 */
public final class FaultyDynamo {
    private static final String CONFLICT_CODE = "TransactionConflict";
    private static final int SDK_ATTEMPTS = 2;
    private static final Set<Fault> OF_WRITES = EnumSet.of(Fault.CONFLICT, Fault.LOST_AFTER, Fault.LOST_THEN_THROTTLED,
            Fault.SILENT_AFTER, Fault.BROKEN_AFTER);

    private final DynamoDbClient real;
    private final DynamoTables tables;
    private final Random random;
    private final Map<Fault, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Set<String> held = new HashSet<>();
    private final Map<String, Object> finished = new ConcurrentHashMap<>();
    private volatile int percent;
    private volatile Duration hold = Duration.ZERO;

    /** What happens to a call. */
    public enum Fault {
        /** Answers late. */
        SLOW,
        /** Answers when the request's time is over; counts when the function asks for its time afterwards. */
        TOO_LATE,
        /** Refused, at both attempts. */
        THROTTLED,
        /** Another transaction holds an item. */
        CONFLICT,
        /** The first attempt never arrived. */
        LOST_BEFORE,
        /** The first attempt was done, its answer lost. */
        LOST_AFTER,
        /** As above, and the second attempt was refused. */
        LOST_THEN_THROTTLED,
        /** Neither attempt arrived. */
        SILENT_BEFORE,
        /** The first attempt was done, and neither was answered. */
        SILENT_AFTER,
        /** An internal error of DynamoDB's, before anything was done. */
        BROKEN_BEFORE,
        /** An internal error of DynamoDB's, when it was done. */
        BROKEN_AFTER,
        /** A batch of which only a part is read. */
        PARTIAL
    }

    FaultyDynamo(DynamoDbClient real, DynamoTables tables, long seed) {
        this.real = real;
        this.tables = tables;
        this.random = new Random(seed);
    }

    /** From now on so many of a hundred calls meet a fault. */
    public void fail(int ofHundred) {
        percent = ofHundred;
    }

    /** From now on a transaction holds its items for so long when it is done. */
    public void hold(Duration time) {
        hold = time;
    }

    /** How often each fault made a difference to the call that met it. */
    public Map<Fault, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** Counts a fault that made a difference. */
    public void met(Fault fault) {
        counts.merge(fault, 1, Integer::sum);
    }

    /** How often an attempt was sent again of which the SDK could not know whether it had arrived. */
    public int repeated() {
        return repeated.get();
    }

    /** How often a write was refused because another's transaction held one of its items. */
    public int refusals() {
        return refusals.get();
    }

    DynamoTables tables() {
        return tables;
    }

    /** A client for one function; {@code late} is run when an answer comes after the request's time. */
    DynamoDbClient client(Runnable late) {
        return (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ DynamoDbClient.class },
                (proxy, method, arguments) -> handle(proxy, method, arguments, late));
    }

    private Object handle(Object proxy, Method method, Object[] arguments, Runnable late) throws Throwable {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Consumer) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (arguments == null || arguments.length != 1 || percent == 0) {
            return run(method, arguments == null ? new Object[0] : arguments);
        }
        // As the SDK does: one token for all attempts of a call.
        Object request = arguments[0] instanceof TransactWriteItemsRequest write && write.clientRequestToken() == null
                ? write.toBuilder().clientRequestToken(UUID.randomUUID().toString()).build()
                : arguments[0];
        return random.nextInt(100) < percent
                ? withFault(choose(request), method, request, late)
                : run(method, request);
    }

    /** A fault that this request can meet: first each once, so that none is left to chance. */
    private Fault choose(Object request) {
        Set<Fault> possible = EnumSet.allOf(Fault.class);
        if (!(request instanceof BatchGetItemRequest)) {
            possible.remove(Fault.PARTIAL);
        }
        if (!isWrite(request)) {
            // Who reads is in nobody's way, and what is done twice is done once.
            possible.removeAll(OF_WRITES);
        }
        Set<Fault> unmet = EnumSet.copyOf(possible);
        unmet.removeAll(counts.keySet());
        List<Fault> candidates = List.copyOf(unmet.isEmpty() ? possible : unmet);
        return candidates.get(random.nextInt(candidates.size()));
    }

    static boolean isWrite(Object request) {
        return request instanceof TransactWriteItemsRequest || request instanceof PutItemRequest
                || request instanceof UpdateItemRequest || request instanceof DeleteItemRequest;
    }

    private Object withFault(Fault fault, Method method, Object request, Runnable late) throws Throwable {
        return switch (fault) {
            case SLOW -> {
                met(fault);
                LockSupport.parkNanos(1_000_000L * random.nextInt(1, 3));
                yield run(method, request);
            }
            case TOO_LATE -> {
                try {
                    yield run(method, request);
                } finally {
                    late.run();
                }
            }
            case THROTTLED -> {
                met(fault);
                repeated.incrementAndGet();
                throw throttled();
            }
            case CONFLICT -> {
                met(fault);
                throw request instanceof TransactWriteItemsRequest transaction ? cancelled(transaction) : conflict();
            }
            case LOST_BEFORE -> {
                met(fault);
                yield runAgain(method, request);
            }
            case LOST_AFTER -> {
                runUnseen(fault, method, request);
                yield runAgain(method, request);
            }
            case LOST_THEN_THROTTLED -> {
                runUnseen(fault, method, request);
                repeated.incrementAndGet();
                throw throttled();
            }
            case SILENT_BEFORE -> {
                met(fault);
                throw silent();
            }
            case SILENT_AFTER -> {
                runUnseen(fault, method, request);
                throw silent();
            }
            case BROKEN_BEFORE -> {
                met(fault);
                throw broken();
            }
            case BROKEN_AFTER -> {
                runUnseen(fault, method, request);
                throw broken();
            }
            case PARTIAL -> {
                met(fault);
                yield readOne((BatchGetItemRequest) request);
            }
        };
    }

    /** The SDK's second attempt. */
    private Object runAgain(Method method, Object request) throws Throwable {
        repeated.incrementAndGet();
        try {
            return run(method, request);
        } catch (DynamoDbException e) {
            throw e.toBuilder().numAttempts(SDK_ATTEMPTS).build();
        }
    }

    /** Counts when it was done: what was refused may as well not have arrived. */
    private void runUnseen(Fault fault, Method method, Object request) throws Throwable {
        try {
            run(method, request);
            met(fault);
        } catch (DynamoDbException _) {
            // Nobody got to know.
        }
    }

    private Object run(Method method, Object... arguments) throws Throwable {
        if (arguments.length == 1 && arguments[0] instanceof TransactWriteItemsRequest transaction) {
            return transact(method, transaction);
        }
        if (arguments.length == 1) {
            requireFree(arguments[0]);
        }
        return invoke(method, arguments);
    }

    private Object invoke(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object transact(Method method, TransactWriteItemsRequest transaction) throws Throwable {
        String token = transaction.clientRequestToken();
        if (token != null && finished.containsKey(token)) {
            return finished.get(token);
        }
        List<String> items = transaction.transactItems().stream().map(this::item).toList();
        synchronized (held) {
            if (items.stream().anyMatch(held::contains)) {
                refusals.incrementAndGet();
                throw cancelled(items.stream().map(held::contains).toList());
            }
            held.addAll(items);
        }
        try {
            Object answer = invoke(method, transaction);
            if (token != null) {
                finished.put(token, answer);
            }
            LockSupport.parkNanos(hold.toNanos());
            return answer;
        } finally {
            synchronized (held) {
                items.forEach(held::remove);
            }
        }
    }

    private void requireFree(Object request) {
        String item = switch (request) {
            case PutItemRequest put -> item(put.tableName(), put.item());
            case UpdateItemRequest update -> item(update.tableName(), update.key());
            case DeleteItemRequest delete -> item(delete.tableName(), delete.key());
            default -> null;
        };
        synchronized (held) {
            if (held.contains(item)) {
                refusals.incrementAndGet();
                throw conflict();
            }
        }
    }

    private String item(TransactWriteItem action) {
        if (action.put() != null) {
            return item(action.put().tableName(), action.put().item());
        }
        if (action.update() != null) {
            return item(action.update().tableName(), action.update().key());
        }
        return action.delete() != null
                ? item(action.delete().tableName(), action.delete().key())
                : item(action.conditionCheck().tableName(), action.conditionCheck().key());
    }

    private String item(String table, Map<String, AttributeValue> attributes) {
        List<String> names = table.equals(tables.ledger())
                ? List.of("pk")
                : List.of("userId", table.equals(tables.tasks()) ? "taskId" : "categoryId");
        return table + names.stream().map(name -> attributes.get(name).s()).toList();
    }

    private BatchGetItemResponse readOne(BatchGetItemRequest request) {
        String name = request.requestItems().keySet().iterator().next();
        KeysAndAttributes all = request.requestItems().get(name);
        int few = random.nextInt(all.keys().size());
        Map<String, KeysAndAttributes> left = Map.of(name,
                all.toBuilder().keys(all.keys().subList(few, all.keys().size())).build());
        if (few == 0) {
            return BatchGetItemResponse.builder().responses(Map.of(name, List.of())).unprocessedKeys(left).build();
        }
        return real.batchGetItem(request.toBuilder()
                .requestItems(Map.of(name, all.toBuilder().keys(all.keys().subList(0, few)).build()))
                .build()).toBuilder().unprocessedKeys(left).build();
    }

    private RuntimeException cancelled(TransactWriteItemsRequest transaction) {
        List<Boolean> busy = new ArrayList<>();
        transaction.transactItems().forEach(_ -> busy.add(random.nextBoolean()));
        busy.set(random.nextInt(busy.size()), true);
        return cancelled(busy);
    }

    /** What a transaction is told; {@code busy} says of each action whether its item is held. */
    static RuntimeException cancelled(List<Boolean> busy) {
        return TransactionCanceledException.builder()
                .message("Transaction cancelled")
                .numAttempts(1)
                .statusCode(400)
                .cancellationReasons(busy.stream()
                        .map(one -> CancellationReason.builder().code(one ? CONFLICT_CODE : "None").build())
                        .toList())
                .build();
    }

    static RuntimeException conflict() {
        return TransactionConflictException.builder().message("Transaction is ongoing for the item").numAttempts(1)
                .statusCode(400).build();
    }

    private RuntimeException throttled() {
        return throttled(random.nextInt(3));
    }

    /** One of three exceptions that mean the same. */
    static RuntimeException throttled(int which) {
        return (switch (which) {
            case 0 -> ProvisionedThroughputExceededException.builder();
            case 1 -> RequestLimitExceededException.builder();
            default -> ThrottlingException.builder();
        }).message("Slow down").numAttempts(SDK_ATTEMPTS).statusCode(400).build();
    }

    static RuntimeException silent() {
        return SdkClientException.create("Unable to execute HTTP request: Read timed out",
                new SocketTimeoutException("Read timed out"));
    }

    private static RuntimeException broken() {
        return InternalServerErrorException.builder().message("Internal server error").numAttempts(SDK_ATTEMPTS)
                .statusCode(500).build();
    }
}
