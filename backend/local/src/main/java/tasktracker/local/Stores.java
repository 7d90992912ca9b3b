package tasktracker.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.task.TaskStore;
import tasktracker.local.sqlite.SqliteCategoryStore;
import tasktracker.local.sqlite.SqliteDatabase;
import tasktracker.local.sqlite.SqliteTaskStore;
import tasktracker.local.template.TableReader;

/** Where tasks and categories are kept. */
record Stores(TaskStore tasks, CategoryStore categories, Runnable closing) implements AutoCloseable {
    /** Tables of a local stack's tasks tell by their names what they are, wherever the DynamoDB is. */
    private static final String TABLE_PREFIX = "tasktracker-local-";

    /** In a database that somebody else closes. */
    static Stores in(SqliteDatabase database, Clock clock) {
        return new Stores(new SqliteTaskStore(database, clock), new SqliteCategoryStore(database, clock), () -> {});
    }

    /**
     * In a DynamoDB; tables that are missing are made as the template says.
     *
     * @throws LocalStackException when that is impossible
     */
    static Stores in(URI dynamoDb, Path template, Clock clock, RandomGenerator random) {
        if (dynamoDb.getHost() == null) {
            throw new LocalStackException("--dynamodb takes an address such as http://127.0.0.1:8000, not " + dynamoDb);
        }
        TableReader.Tables tables = TableReader.read(template, TABLE_PREFIX);
        DynamoStores stores = null;
        try {
            stores = DynamoStores.connect(Optional.of(dynamoDb), tables.names(), clock, random);
            stores.createMissing(tables.definitions());
            return new Stores(stores.tasks(), stores.categories(), stores::close);
        } catch (RuntimeException e) {
            if (stores != null) {
                stores.close();
            }
            throw new LocalStackException("cannot use the DynamoDB at " + dynamoDb + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
