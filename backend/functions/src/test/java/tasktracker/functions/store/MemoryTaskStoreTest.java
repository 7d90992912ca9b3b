package tasktracker.functions.store;

import java.time.Clock;
import tasktracker.functions.task.TaskStore;

/** The reference keeps the contract that it is a reference for. */
final class MemoryTaskStoreTest extends TaskStoreContract {
    private Clock latest;
    private final TaskStore shared = new MemoryTaskStore(() -> latest);

    @Override
    protected TaskStore store(Clock time) {
        latest = time;
        return shared;
    }
}
