package tasktracker.functions.dynamo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.TaskFields;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.JointCreation;

/** Reads what earlier creations left: the records of their tokens, the guards of externalIds, the tasks. */
final class CreationRecords {
    private final DynamoDbClient client;
    private final DynamoTables tables;
    private final Retries retries;
    private final Clock clock;
    private final RandomGenerator random;

    CreationRecords(DynamoDbClient client, DynamoTables tables, Retries retries, Clock clock,
            RandomGenerator random) {
        this.client = client;
        this.tables = tables;
        this.retries = retries;
        this.clock = clock;
        this.random = random;
    }

    /** What the token made before, by its record, or by the guard that outlives it. */
    Optional<JointCreation> find(String userId, Optional<String> externalId, WriteToken token) {
        Map<String, AttributeValue> record = get("reading an Idempotency-Key", tables.ledger(),
                Keys.ledger(Keys.idempotency(token.key())));
        if (Ledger.isAlive(record, clock.instant())) {
            return Optional.of(Ledger.madeBefore(record, token)
                    .<JointCreation>map(made -> new JointCreation.Replayed(
                            made.stream().map(CreationRecords::replayed).toList()))
                    .orElseGet(JointCreation.TokenReused::new));
        }
        return externalId.map(id -> guard(userId, id)).flatMap(guard -> madeBefore(guard, token));
    }

    private Optional<JointCreation> madeBefore(Map<String, AttributeValue> guard, WriteToken token) {
        return switch (heldBy(guard, Optional.of(token), random)) {
            case Creation.Replayed replayed -> Optional.of(new JointCreation.Replayed(List.of(replayed)));
            case Creation.TokenReused() -> Optional.of(new JointCreation.TokenReused());
            case Creation.Created(),Creation.ExternalIdTaken(_),Creation.TaskIdTaken() -> Optional.empty();
        };
    }

    /** What a guard of an externalId means for a creation with this token. */
    static Creation heldBy(Map<String, AttributeValue> guard, Optional<WriteToken> token, RandomGenerator random) {
        LastWrite mark = LastWrite.of(token, random);
        String holder = Items.text(guard, TaskFields.TASK_ID);
        if (mark.made(guard)) {
            return new Creation.Replayed(holder, Items.time(guard, TaskFields.CREATED_AT));
        }
        return mark.reusedOn(guard) ? new Creation.TokenReused() : new Creation.ExternalIdTaken(holder);
    }

    /** The task that holds an externalId. */
    Optional<String> holder(String userId, String externalId) {
        return Optional.ofNullable(Items.text(guard(userId, externalId), TaskFields.TASK_ID));
    }

    private Map<String, AttributeValue> guard(String userId, String externalId) {
        return get("reading an externalId", tables.ledger(), Keys.ledger(Keys.externalId(userId, externalId)));
    }

    /** A task's item; an empty map when there is none. */
    Map<String, AttributeValue> task(String userId, String taskId) {
        return get("reading a task", tables.tasks(), Keys.task(userId, taskId));
    }

    static Creation.Replayed replayed(Ledger.Made made) {
        return new Creation.Replayed(made.id(), made.createdAt());
    }

    private Map<String, AttributeValue> get(String what, String table, Map<String, AttributeValue> key) {
        return retries.call(what, () -> client.getItem(get -> get.tableName(table).key(key).consistentRead(true)))
                .item();
    }
}
