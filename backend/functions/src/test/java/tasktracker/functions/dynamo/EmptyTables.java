package tasktracker.functions.dynamo;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** Empty tables of DynamoDB Local for tests of other packages. */
public final class EmptyTables {
    private EmptyTables() {}

    /** Stores on tables that nobody else uses; they wait for nothing. */
    public static DynamoStores stores(Clock clock) {
        return new DynamoStores(TestDynamo.client(), TestDynamo.newTables(), new Retries(new SecureRandom(), _ -> {}),
                clock, new SecureRandom());
    }

    /** A client on tables that nobody else uses, which fails by chance when it is told to. */
    public static FaultyDynamo faulty(long seed) {
        return new FaultyDynamo(TestDynamo.client(), TestDynamo.newTables(), seed);
    }

    /**
     * Stores behind such a client; their pauses before another try take a fiftieth of the time.
     *
     * @param late run when an answer comes after the request's time
     */
    public static DynamoStores stores(Clock clock, FaultyDynamo faults, Runnable late) {
        Retries retries = new Retries(new SecureRandom(), millis -> LockSupport.parkNanos(millis * 20_000L));
        return new DynamoStores(faults.client(late), faults.tables(), retries, clock, new SecureRandom());
    }
}
