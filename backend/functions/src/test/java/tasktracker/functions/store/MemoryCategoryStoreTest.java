package tasktracker.functions.store;

import java.time.Clock;
import tasktracker.functions.category.CategoryStore;

/** The reference keeps the contract that it is a reference for. */
final class MemoryCategoryStoreTest extends CategoryStoreContract {
    @Override
    protected CategoryStore store(Clock time) {
        return new MemoryCategoryStore(time);
    }
}
