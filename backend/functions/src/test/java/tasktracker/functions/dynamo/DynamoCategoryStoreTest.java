package tasktracker.functions.dynamo;

import java.security.SecureRandom;
import java.time.Clock;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.store.CategoryStoreContract;

final class DynamoCategoryStoreTest extends CategoryStoreContract {
    private final DynamoTables tables = TestDynamo.newTables();

    @Override
    protected CategoryStore store(Clock time) {
        return new DynamoStores(TestDynamo.client(), tables, time, new SecureRandom()).categories();
    }
}
