package tasktracker.functions.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.TaskStore.Deletion;
import tasktracker.functions.task.TaskStore.Reach;
import tasktracker.functions.task.TaskStore.Update;

/** Changes and deletes tasks: each in one conditional call, without reading first. */
final class TaskChanges {
    private final DynamoDbClient client;
    private final String table;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Retries retries;
    private final RandomGenerator random;

    TaskChanges(DynamoDbClient client, String table, Ledger ledger, Retries retries, RandomGenerator random) {
        this.client = client;
        this.table = table;
        this.ledger = ledger;
        this.transactions = new Transactions(client, retries);
        this.retries = retries;
        this.random = random;
    }

    Update update(String userId, String taskId, Expected expected, TaskPatch patch, Optional<WriteToken> token,
            Instant now) {
        LastWrite mark = LastWrite.of(token, random);
        Changes changes = Changes.of(userId, taskId, patch, now);
        changes.set(LastWrite.ATTRIBUTE, mark.text());
        String condition = condition(changes.expression(), expected) + mark.condition(changes.expression());
        try {
            var response = retries.call("changing a task",
                    () -> client.updateItem(update -> update.tableName(table)
                            .key(Keys.task(userId, taskId))
                            .updateExpression(changes.text())
                            .conditionExpression(condition)
                            .expressionAttributeNames(changes.expression().names())
                            .expressionAttributeValues(changes.expression().values())
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Update.Updated(Items.task(response.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return refused(e.item(), mark);
        }
    }

    private static Update refused(Map<String, AttributeValue> stored, LastWrite mark) {
        if (stored.isEmpty()) {
            return new Update.NotFound();
        }
        if (mark.made(stored)) {
            // Without a token it was this very call, whose first answer the SDK did not get.
            return mark.token().isPresent()
                    ? new Update.Replayed(Items.task(stored))
                    : new Update.Updated(Items.task(stored));
        }
        return mark.reusedOn(stored) ? new Update.TokenReused() : new Update.VersionMismatch(Items.task(stored));
    }

    Reach reach(String userId, String taskId, Goal goal, Instant now) {
        LastWrite mark = LastWrite.of(Optional.empty(), random);
        Changes changes = Changes.of(userId, taskId, goal.patch(), now);
        changes.set(LastWrite.ATTRIBUTE, mark.text());
        String condition = GoalKey.of(userId, goal).isNotOn(changes.expression());
        try {
            retries.call("changing a task",
                    () -> client.updateItem(update -> update.tableName(table)
                            .key(Keys.task(userId, taskId))
                            .updateExpression(changes.text())
                            .conditionExpression(condition)
                            .expressionAttributeNames(changes.expression().names())
                            .expressionAttributeValues(changes.expression().values())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return Reach.REACHED;
        } catch (ConditionalCheckFailedException e) {
            if (e.item().isEmpty()) {
                return Reach.NOT_FOUND;
            }
            // With our own mark it was this very call, whose first answer the SDK did not get.
            return mark.made(e.item()) ? Reach.REACHED : Reach.WAS_THERE;
        }
    }

    Deletion delete(String userId, String taskId, Expected expected) {
        String externalId = null;
        for (int round = 0;; round++) {
            Optional<Map<String, AttributeValue>> met = externalId == null
                    ? deleteAlone(userId, taskId, expected)
                    : deleteWithGuard(userId, taskId, expected, externalId);
            Optional<Deletion> answer = met.isEmpty()
                    ? Optional.of(new Deletion.Deleted())
                    : refused(met.get(), expected);
            if (answer.isPresent()) {
                return answer.get();
            }
            externalId = Items.text(met.get(), TaskFields.EXTERNAL_ID);
            if (round > 0) {
                // It was deleted and made again with another externalId since it was met.
                retries.await("deleting a task", round - 1, null);
            }
        }
    }

    /** Deletes a task without an externalId; what was met instead. */
    private Optional<Map<String, AttributeValue>> deleteAlone(String userId, String taskId, Expected expected) {
        Expression expression = new Expression();
        String condition = condition(expression, expected) + " AND " + expression.missing(TaskFields.EXTERNAL_ID);
        DeleteItemRequest request = DeleteItemRequest.builder()
                .tableName(table)
                .key(Keys.task(userId, taskId))
                .conditionExpression(condition)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        AtomicBoolean repeated = new AtomicBoolean();
        try {
            retries.call("deleting a task", () -> delete(request, repeated));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            // When it is gone, most likely this very call deleted it, whose first answer the SDK did not get.
            return e.item().isEmpty() && repeated.get() ? Optional.empty() : Optional.of(e.item());
        }
    }

    /** Remembers whether an attempt was sent whose answer nobody knows, also when the next one was refused. */
    private DeleteItemResponse delete(DeleteItemRequest request, AtomicBoolean repeated) {
        try {
            return client.deleteItem(request);
        } catch (DynamoDbException e) {
            repeated.compareAndSet(false, Retries.isRepeated(e));
            throw e;
        }
    }

    /** Deletes a task with this externalId, and the guard of it; what was met instead. */
    private Optional<Map<String, AttributeValue>> deleteWithGuard(String userId, String taskId, Expected expected,
            String externalId) {
        Expression expression = new Expression();
        String condition = condition(expression, expected) + " AND " + expression.name(TaskFields.EXTERNAL_ID) + " = "
                + expression.value(externalId);
        TransactWriteItem task = TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(Keys.task(userId, taskId))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
        return transactions
                .write("deleting a task", List.of(task, ledger.deleteExternalId(userId, externalId, taskId)))
                .map(refusal -> refusal.of(0).orElseThrow(
                        () -> new IllegalStateException("another task holds the externalId of " + taskId)));
    }

    /** Empty when the task is there in the expected version. */
    private static Optional<Deletion> refused(Map<String, AttributeValue> stored, Expected expected) {
        if (stored.isEmpty()) {
            return Optional.of(new Deletion.NotFound());
        }
        return expected.accepts(Items.version(stored))
                ? Optional.empty()
                : Optional.of(new Deletion.VersionMismatch(Items.task(stored)));
    }

    private static String condition(Expression expression, Expected expected) {
        return expression.exists(Keys.USER_ID) + switch (expected) {
            case Expected.Any() -> "";
            case Expected.Version(long number) ->
                " AND " + expression.name(TaskFields.VERSION) + " = " + expression.value(number);
        };
    }
}
