package tasktracker.functions.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;

/** Tasks on DynamoDB: one table with five indexes, and the ledger. */
final class DynamoTaskStore implements TaskStore {
    /** DynamoDB promises a fraction of a second under normal conditions (Developer Guide, global secondary indexes). */
    static final Duration INDEX_LAG = Duration.ofSeconds(2);

    private final CreationRecords records;
    private final TaskCreations creations;
    private final TaskChanges changes;
    private final JointChanges jointChanges;
    private final TaskLists lists;
    private final Retries retries;
    private final Clock clock;

    DynamoTaskStore(DynamoDbClient client, DynamoTables tables, Retries retries, Clock clock, RandomGenerator random) {
        Ledger ledger = new Ledger(tables.ledger(), clock);
        this.records = new CreationRecords(client, tables, retries, clock, random);
        this.creations = new TaskCreations(client, tables.tasks(), ledger, retries, random, records);
        this.changes = new TaskChanges(client, tables.tasks(), ledger, retries, random);
        this.jointChanges = new JointChanges(client, tables.tasks(), ledger, retries, random);
        this.lists = new TaskLists(client, tables.tasks(), retries);
        this.retries = retries;
        this.clock = clock;
    }

    @Override
    public Creation create(String userId, Task task, Optional<WriteToken> token) {
        return creations.create(userId, task, token);
    }

    @Override
    public JointCreation createAll(String userId, List<Task> tasks, Optional<WriteToken> token) {
        return creations.createAll(userId, tasks, token);
    }

    @Override
    public Optional<JointCreation> findCreation(String userId, Optional<String> externalId, WriteToken token) {
        return records.find(userId, externalId, token);
    }

    @Override
    public Optional<Task> find(String userId, String taskId) {
        Map<String, AttributeValue> item = records.task(userId, taskId);
        return item.isEmpty() ? Optional.empty() : Optional.of(Items.task(item));
    }

    @Override
    public Optional<String> findByExternalId(String userId, String externalId) {
        return records.holder(userId, externalId);
    }

    @Override
    public Update update(String userId, String taskId, Expected expected, TaskPatch patch,
            Optional<WriteToken> token, Instant now) {
        return changes.update(userId, taskId, expected, patch, token, now);
    }

    @Override
    public Deletion delete(String userId, String taskId, Expected expected) {
        return changes.delete(userId, taskId, expected);
    }

    @Override
    public Reach reach(String userId, String taskId, Goal goal, Instant now) {
        return changes.reach(userId, taskId, goal, now);
    }

    @Override
    public JointReach reachAll(String userId, List<String> taskIds, Goal goal, Instant now) {
        return jointChanges.reach(userId, taskIds, goal, now);
    }

    @Override
    public JointDeletion deleteAll(String userId, List<String> taskIds) {
        return jointChanges.delete(userId, taskIds);
    }

    @Override
    public Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        return lists.list(userId, query, after, limit, deadline);
    }

    @Override
    public void awaitLists(Instant written, Deadline deadline) {
        // Clocks differ: who wrote in the future wrote just now.
        long left = Math.min(INDEX_LAG.toMillis(),
                Duration.between(clock.instant(), written.plus(INDEX_LAG)).toMillis());
        if (left <= 0) {
            return;
        }
        if (deadline.minus(left).passed()) {
            throw new RetryLaterException("there was no time to wait for the indexes", null);
        }
        retries.pause("waiting for the indexes", (int) left);
    }
}
