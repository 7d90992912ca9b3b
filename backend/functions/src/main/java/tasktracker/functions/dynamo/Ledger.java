package tasktracker.functions.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;
import tasktracker.functions.store.WriteToken;

/**
 * The records that make a write happen once: Idempotency-Keys, guards of what is unique, tombstones. Each has a
 * partition of its own, so no user's records make a hot one. DynamoDB deletes expired ones up to days late, so every
 * condition and every reader looks at the time as well.
 */
final class Ledger {
    private static final Duration TOKEN_LIFE = Duration.ofHours(24);
    private static final String BODY_HASH = "bodyHash";
    private static final String CREATED = "created";
    private static final int TIME_LENGTH = 24;

    private final String table;
    private final Clock clock;

    Ledger(String table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** What a creation made. */
    record Made(String id, Instant createdAt) {
        private AttributeValue value() {
            return AttributeValue.fromS(Keys.created(createdAt, id));
        }

        private static Made of(AttributeValue value) {
            String text = value.s();
            return new Made(text.substring(TIME_LENGTH + 1), Timestamps.parse(text.substring(0, TIME_LENGTH)));
        }
    }

    /** Records that this token made these, unless it is known. */
    TransactWriteItem putToken(WriteToken token, List<Made> made) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.ledger(Keys.idempotency(token.key())));
        Items.text(item, BODY_HASH, token.bodyHash());
        item.put(CREATED, AttributeValue.fromL(made.stream().map(Made::value).toList()));
        expires(item, clock.instant().plus(TOKEN_LIFE));
        return putUnlessThere(item);
    }

    /** What the token made before; empty when that was with another body. */
    static Optional<List<Made>> madeBefore(Map<String, AttributeValue> record, WriteToken token) {
        return token.bodyHash().equals(Items.text(record, BODY_HASH))
                ? Optional.of(record.get(CREATED).l().stream().map(Made::of).toList())
                : Optional.empty();
    }

    /** Guards a task's externalId, remembering the token for as long as the task lives. */
    TransactWriteItem putExternalId(String userId, Task task, Optional<WriteToken> token) {
        Map<String, AttributeValue> item = new HashMap<>(
                Keys.ledger(Keys.externalId(userId, task.externalId())));
        Items.text(item, TaskFields.TASK_ID, task.taskId());
        Items.time(item, TaskFields.CREATED_AT, task.createdAt());
        token.ifPresent(known -> Items.text(item, LastWrite.ATTRIBUTE, LastWrite.text(known)));
        return putUnlessThere(item);
    }

    /** Frees an externalId that this task holds; that nobody holds it is fine as well. */
    TransactWriteItem deleteExternalId(String userId, String externalId, String taskId) {
        return deleteGuard(Keys.externalId(userId, externalId), TaskFields.TASK_ID, taskId);
    }

    TransactWriteItem putCategoryName(String userId, String name, String categoryId) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.ledger(Keys.categoryName(userId, name)));
        Items.text(item, TaskFields.CATEGORY_ID, categoryId);
        return putUnlessThere(item);
    }

    /** Frees a name that this category holds; that nobody holds it is fine as well. */
    TransactWriteItem deleteCategoryName(String userId, String name, String categoryId) {
        return deleteGuard(Keys.categoryName(userId, name), TaskFields.CATEGORY_ID, categoryId);
    }

    private TransactWriteItem deleteGuard(String key, String attribute, String holder) {
        Expression expression = new Expression();
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table)
                        .key(Keys.ledger(key))
                        .conditionExpression(expression.missing(Keys.LEDGER_KEY) + " OR "
                                + expression.name(attribute) + " = " + expression.value(holder))
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    /** Remembers until then that a category was removed. */
    TransactWriteItem putCategoryRemoved(String userId, String categoryId, Instant until) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.ledger(Keys.categoryRemoved(userId, categoryId)));
        expires(item, until);
        return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
    }

    /** Whether a record that was read still counts then. */
    static boolean isAlive(Map<String, AttributeValue> record, Instant then) {
        return !record.isEmpty() && (!record.containsKey(Keys.EXPIRES_AT)
                || Items.number(record, Keys.EXPIRES_AT) >= then.getEpochSecond());
    }

    private static void expires(Map<String, AttributeValue> item, Instant at) {
        Items.number(item, Keys.EXPIRES_AT, at.getEpochSecond());
    }

    private TransactWriteItem putUnlessThere(Map<String, AttributeValue> item) {
        Expression expression = new Expression();
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(expression.missing(Keys.LEDGER_KEY) + " OR "
                                + expression.name(Keys.EXPIRES_AT) + " < "
                                + expression.value(clock.instant().getEpochSecond()))
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }
}
