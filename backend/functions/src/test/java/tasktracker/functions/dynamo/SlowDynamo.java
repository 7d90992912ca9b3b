package tasktracker.functions.dynamo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import tasktracker.functions.store.Patience;

/**
 * Stores on a client that lets nobody wait but says how much time has passed. Each thread has a time of its own, which
 * begins with that of the thread that started it.
 */
public final class SlowDynamo {
    /** Just before the connection is given up. */
    private static final int ANSWER_MILLIS = Patience.ANSWER_MILLIS - 100;
    /** The most that the SDK waits before it sends again what was throttled (AWS SDKs, retry behaviour). */
    private static final int THROTTLED_PAUSE_MILLIS = 1_000;

    private static final InheritableThreadLocal<Integer> PASSED = new InheritableThreadLocal<>();
    /** How often the call that a thread makes was refused already. */
    private static final ThreadLocal<Integer> REFUSED = ThreadLocal.withInitial(() -> 0);

    private final DynamoDbClient real = TestDynamo.client();
    private final AtomicLong latest = new AtomicLong();
    private final DynamoStores stores;
    private volatile Answering answering = Answering.AT_ONCE;

    /** What happens to each call. */
    public enum Answering {
        AT_ONCE,
        /** Neither of the SDK's attempts is answered, nor arrives. */
        NEVER,
        /** Late, and each time with a refusal for now. */
        REFUSING,
        /** As above until the last time that is tried, then by doing what was asked for. */
        RELENTING
    }

    public SlowDynamo(Clock clock) {
        DynamoDbClient client = (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ DynamoDbClient.class }, this::handle);
        // The longest pauses that there are.
        Random random = new Random(1) {
            private static final long serialVersionUID = 1L;

            @Override
            public int nextInt(int bound) {
                return bound - 1;
            }
        };
        this.stores = new DynamoStores(client, TestDynamo.newTables(), new Retries(random, this::pass), clock, random);
    }

    public DynamoStores stores() {
        return stores;
    }

    /** From now on; time begins anew. */
    public void answer(Answering how) {
        answering = how;
        REFUSED.remove();
        PASSED.remove();
        latest.set(0);
    }

    /** How much time has passed for this thread. */
    public int passedMillis() {
        Integer millis = PASSED.get();
        return millis == null ? 0 : millis;
    }

    /** How much has passed for the thread for which most has. */
    public long latestMillis() {
        return latest.get();
    }

    private void pass(int millis) {
        int now = passedMillis() + millis;
        PASSED.set(now);
        latest.accumulateAndGet(now, Math::max);
    }

    private Object handle(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Consumer) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return switch (answering) {
            case AT_ONCE -> run(method, arguments);
            case NEVER -> {
                pass(Patience.LONGEST_CALL_MILLIS);
                throw FaultyDynamo.silent();
            }
            case REFUSING -> throw refusal(arguments[0]);
            case RELENTING -> {
                if (REFUSED.get() < Retries.RETRIES) {
                    REFUSED.set(REFUSED.get() + 1);
                    throw refusal(arguments[0]);
                }
                REFUSED.remove();
                pass(ANSWER_MILLIS);
                yield run(method, arguments);
            }
        };
    }

    /** Writes meet other transactions, reads are throttled: which the SDK tries twice. */
    private RuntimeException refusal(Object request) {
        if (!FaultyDynamo.isWrite(request)) {
            pass(ANSWER_MILLIS + THROTTLED_PAUSE_MILLIS + ANSWER_MILLIS);
            return FaultyDynamo.throttled(0);
        }
        pass(ANSWER_MILLIS);
        return request instanceof TransactWriteItemsRequest transaction
                ? FaultyDynamo.cancelled(Collections.nCopies(transaction.transactItems().size(), true))
                : FaultyDynamo.conflict();
    }

    private Object run(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
