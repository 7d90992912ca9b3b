package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.functions.dynamo.Transactions.Refusal;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.JointCreation;

/** Creates tasks, each with the ledger records it needs. */
final class TaskCreations {
    private final DynamoDbClient client;
    private final String table;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Retries retries;
    private final RandomGenerator random;
    private final CreationRecords records;

    TaskCreations(DynamoDbClient client, String table, Ledger ledger, Retries retries, RandomGenerator random,
            CreationRecords records) {
        this.client = client;
        this.table = table;
        this.ledger = ledger;
        this.transactions = new Transactions(client, retries);
        this.retries = retries;
        this.random = random;
        this.records = records;
    }

    Creation create(String userId, Task task, Optional<WriteToken> token) {
        if (token.isEmpty() && task.externalId() == null) {
            return createAlone(userId, task);
        }
        List<TransactWriteItem> actions = new ArrayList<>();
        token.ifPresent(known -> actions.add(ledger.putToken(known, List.of(made(task)))));
        actions.add(put(userId, task));
        if (task.externalId() != null) {
            actions.add(ledger.putExternalId(userId, task, token));
        }
        Optional<Refusal> refusal = transactions.write("creating a task", actions);
        if (refusal.isEmpty()) {
            return new Creation.Created();
        }
        if (token.isPresent() && refusal.get().of(0).isPresent()) {
            return Ledger.madeBefore(refusal.get().of(0).get(), token.get())
                    .<Creation>map(made -> CreationRecords.replayed(made.getFirst()))
                    .orElseGet(Creation.TokenReused::new);
        }
        int taskAt = token.isPresent() ? 1 : 0;
        return task.externalId() == null
                ? new Creation.TaskIdTaken()
                : refusal.get().of(taskAt + 1).map(guard -> CreationRecords.heldBy(guard, token, random))
                        .orElseGet(Creation.TaskIdTaken::new);
    }

    /** Nothing but a conditional put: half the price of a transaction. */
    private Creation createAlone(String userId, Task task) {
        LastWrite mark = LastWrite.of(Optional.empty(), random);
        Map<String, AttributeValue> item = new HashMap<>(Items.item(userId, task));
        Items.text(item, LastWrite.ATTRIBUTE, mark.text());
        Expression expression = new Expression();
        try {
            retries.call("creating a task",
                    () -> client.putItem(put -> put.tableName(table)
                            .item(item)
                            .conditionExpression(expression.missing(Keys.USER_ID))
                            .expressionAttributeNames(expression.names())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Creation.Created();
        } catch (ConditionalCheckFailedException e) {
            return mark.made(e.item()) ? new Creation.Created() : new Creation.TaskIdTaken();
        }
    }

    JointCreation createAll(String userId, List<Task> tasks, Optional<WriteToken> token) {
        if (clash(tasks)) {
            // DynamoDB refuses two actions on one item without saying which.
            return token.flatMap(known -> records.find(userId, Optional.empty(), known))
                    .orElseGet(() -> new JointCreation.Refused(reasons(userId, tasks)));
        }
        List<TransactWriteItem> actions = new ArrayList<>();
        token.ifPresent(known -> actions.add(
                ledger.putToken(known, tasks.stream().map(TaskCreations::made).toList())));
        for (Task task : tasks) {
            actions.add(put(userId, task));
            if (task.externalId() != null) {
                actions.add(ledger.putExternalId(userId, task, Optional.empty()));
            }
        }
        return transactions.write("creating tasks together", actions)
                .map(refusal -> refused(refusal, tasks, token))
                .orElseGet(JointCreation.Created::new);
    }

    private static boolean clash(List<Task> tasks) {
        Set<String> taskIds = new HashSet<>();
        Set<String> externalIds = new HashSet<>();
        return tasks.stream().anyMatch(task -> !taskIds.add(task.taskId())
                || (task.externalId() != null && !externalIds.add(task.externalId())));
    }

    /** What is in the way of each task, those before it in the same call and those that are stored. */
    private List<Creation> reasons(String userId, List<Task> tasks) {
        Map<String, String> holders = new HashMap<>();
        Set<String> taskIds = new HashSet<>();
        List<Creation> reasons = new ArrayList<>();
        for (Task task : tasks) {
            String holder = task.externalId() == null ? null : records.holder(userId, task.externalId()).orElse(null);
            if (holder == null && task.externalId() != null) {
                holder = holders.putIfAbsent(task.externalId(), task.taskId());
            }
            if (holder != null) {
                reasons.add(new Creation.ExternalIdTaken(holder));
            } else if (!taskIds.add(task.taskId()) || !records.task(userId, task.taskId()).isEmpty()) {
                reasons.add(new Creation.TaskIdTaken());
            } else {
                reasons.add(new Creation.Created());
            }
        }
        return reasons;
    }

    private static JointCreation refused(Refusal refusal, List<Task> tasks, Optional<WriteToken> token) {
        if (token.isPresent() && refusal.of(0).isPresent()) {
            return Ledger.madeBefore(refusal.of(0).get(), token.get())
                    .<JointCreation>map(made -> new JointCreation.Replayed(
                            made.stream().map(CreationRecords::replayed).toList()))
                    .orElseGet(JointCreation.TokenReused::new);
        }
        List<Creation> reasons = new ArrayList<>();
        int at = token.isPresent() ? 1 : 0;
        for (Task task : tasks) {
            Creation reason = refusal.of(at++).isPresent() ? new Creation.TaskIdTaken() : new Creation.Created();
            if (task.externalId() != null) {
                var guard = refusal.of(at++);
                reason = guard.isPresent()
                        ? new Creation.ExternalIdTaken(Items.text(guard.get(), TaskFields.TASK_ID))
                        : reason;
            }
            reasons.add(reason);
        }
        return new JointCreation.Refused(reasons);
    }

    private static Ledger.Made made(Task task) {
        return new Ledger.Made(task.taskId(), task.createdAt());
    }

    private TransactWriteItem put(String userId, Task task) {
        Expression expression = new Expression();
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Items.item(userId, task))
                        .conditionExpression(expression.missing(Keys.USER_ID))
                        .expressionAttributeNames(expression.names()))
                .build();
    }
}
