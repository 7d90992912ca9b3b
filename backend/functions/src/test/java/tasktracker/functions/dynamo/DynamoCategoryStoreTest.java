package tasktracker.functions.dynamo;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tasktracker.contract.Category;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.store.CategoryStoreContract;

final class DynamoCategoryStoreTest extends CategoryStoreContract {
    private final DynamoTables tables = TestDynamo.newTables();

    @Override
    protected CategoryStore store(Clock time) {
        return new DynamoStores(TestDynamo.client(), tables, time, new SecureRandom()).categories();
    }

    @Override
    protected void createAll(List<Category> categories) {
        // Without the guards of their names, which nobody asks for.
        for (int from = 0; from < categories.size(); from += 25) {
            List<WriteRequest> puts = categories.subList(from, Math.min(from + 25, categories.size())).stream()
                    .map(category -> WriteRequest.builder().putRequest(put -> put.item(Items.item(user, category)))
                            .build())
                    .toList();
            TestDynamo.client().batchWriteItem(write -> write.requestItems(Map.of(tables.categories(), puts)));
        }
    }
}
