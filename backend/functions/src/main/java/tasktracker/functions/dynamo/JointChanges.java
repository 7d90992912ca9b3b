package tasktracker.functions.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import tasktracker.contract.TaskFields;
import tasktracker.functions.dynamo.Transactions.Refusal;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.TaskStore.JointDeletion;
import tasktracker.functions.task.TaskStore.JointReach;
import tasktracker.functions.task.TaskStore.Reach;

/**
 * Changes and deletes tasks together, each time in one transaction over these tasks and what is theirs alone. It begins
 * with the common case and reads nothing first: a transaction whose conditions fail brings the items that it met, and
 * the next one knows which tasks are at the goal already and which have an externalId.
 */
final class JointChanges {
    /** One to learn, one to write, and some for those who change the same tasks at the same time. */
    private static final int ROUNDS = 5;

    private final String table;
    private final Ledger ledger;
    private final Transactions transactions;
    private final RandomGenerator random;

    JointChanges(DynamoDbClient client, String table, Ledger ledger, Retries retries, RandomGenerator random) {
        this.table = table;
        this.ledger = ledger;
        this.transactions = new Transactions(client, retries);
        this.random = random;
    }

    JointReach reach(String userId, List<String> taskIds, Goal goal, Instant now) {
        Set<String> there = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<TransactWriteItem> actions = new ArrayList<>();
            for (String taskId : taskIds) {
                actions.add(there.contains(taskId)
                        ? check(userId, taskId, goal)
                        : update(userId, taskId, goal, now));
            }
            Optional<Refusal> refusal = transactions.write("changing tasks together", actions);
            if (refusal.isEmpty()) {
                return new JointReach.Reached(taskIds.stream()
                        .map(taskId -> there.contains(taskId) ? Reach.WAS_THERE : Reach.REACHED)
                        .toList());
            }
            Map<String, Map<String, AttributeValue>> met = met(refusal.get(), taskIds);
            Set<String> missing = missing(met);
            if (!missing.isEmpty()) {
                return new JointReach.Missing(missing);
            }
            for (Map.Entry<String, Map<String, AttributeValue>> task : met.entrySet()) {
                if (GoalKey.of(userId, goal).isOn(task.getValue())) {
                    there.add(task.getKey());
                } else {
                    there.remove(task.getKey());
                }
            }
        }
        throw contended("changing tasks together");
    }

    JointDeletion delete(String userId, List<String> taskIds) {
        Map<String, String> externalIds = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<TransactWriteItem> actions = new ArrayList<>();
            for (String taskId : taskIds) {
                actions.add(delete(userId, taskId, externalIds.get(taskId)));
            }
            externalIds.forEach(
                    (taskId, externalId) -> actions.add(ledger.deleteExternalId(userId, externalId, taskId)));
            Optional<Refusal> refusal = transactions.write("deleting tasks together", actions);
            if (refusal.isEmpty()) {
                return new JointDeletion.Deleted();
            }
            Map<String, Map<String, AttributeValue>> met = met(refusal.get(), taskIds);
            Set<String> missing = missing(met);
            if (!missing.isEmpty()) {
                return new JointDeletion.Missing(missing);
            }
            met.forEach((taskId, item) -> {
                // A task of that id may have been deleted and made again, with another externalId or none.
                externalIds.remove(taskId);
                String externalId = Items.text(item, TaskFields.EXTERNAL_ID);
                if (externalId != null) {
                    externalIds.put(taskId, externalId);
                }
            });
        }
        throw contended("deleting tasks together");
    }

    /** The items that failed their conditions; the actions on tasks are the first ones, in the order of the ids. */
    private static Map<String, Map<String, AttributeValue>> met(Refusal refusal, List<String> taskIds) {
        Map<String, Map<String, AttributeValue>> met = new LinkedHashMap<>();
        for (int i = 0; i < taskIds.size(); i++) {
            String taskId = taskIds.get(i);
            refusal.of(i).ifPresent(item -> met.put(taskId, item));
        }
        return met;
    }

    private static Set<String> missing(Map<String, Map<String, AttributeValue>> met) {
        Set<String> missing = new HashSet<>();
        met.forEach((taskId, item) -> {
            if (item.isEmpty()) {
                missing.add(taskId);
            }
        });
        return missing;
    }

    private static RetryLaterException contended(String what) {
        return new RetryLaterException(what + " met other changes of them " + ROUNDS + " times", null);
    }

    private TransactWriteItem update(String userId, String taskId, Goal goal, Instant now) {
        Changes changes = Changes.of(userId, taskId, goal.patch(), now);
        changes.set(LastWrite.ATTRIBUTE, LastWrite.of(Optional.empty(), random).text());
        Expression expression = changes.expression();
        String condition = GoalKey.of(userId, goal).isNotOn(expression);
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(Keys.task(userId, taskId))
                        .updateExpression(changes.text())
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private TransactWriteItem check(String userId, String taskId, Goal goal) {
        Expression expression = new Expression();
        String condition = GoalKey.of(userId, goal).isOn(expression);
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(Keys.task(userId, taskId))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    /** {@code externalId} is null where none is expected. */
    private TransactWriteItem delete(String userId, String taskId, String externalId) {
        Expression expression = new Expression();
        String condition = expression.exists(Keys.USER_ID) + " AND " + (externalId == null
                ? expression.missing(TaskFields.EXTERNAL_ID)
                : expression.name(TaskFields.EXTERNAL_ID) + " = " + expression.value(externalId));
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(Keys.task(userId, taskId))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }
}
