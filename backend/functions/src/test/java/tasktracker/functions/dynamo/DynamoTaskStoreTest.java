package tasktracker.functions.dynamo;

import java.security.SecureRandom;
import java.time.Clock;
import tasktracker.functions.store.TaskStoreContract;
import tasktracker.functions.task.TaskStore;

final class DynamoTaskStoreTest extends TaskStoreContract {
    private final DynamoTables tables = TestDynamo.newTables();

    @Override
    protected TaskStore store(Clock time) {
        return new DynamoStores(TestDynamo.client(), tables, time, new SecureRandom()).tasks();
    }
}
