package tasktracker.functions.dynamo;

import java.security.SecureRandom;
import java.time.Clock;

/** Empty tables of DynamoDB Local for tests of other packages. */
public final class EmptyTables {
    private EmptyTables() {}

    /** Stores on tables that nobody else uses. */
    public static DynamoStores stores(Clock clock) {
        return new DynamoStores(TestDynamo.client(), TestDynamo.newTables(), clock, new SecureRandom());
    }
}
