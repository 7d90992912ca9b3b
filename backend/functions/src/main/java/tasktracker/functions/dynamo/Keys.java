package tasktracker.functions.dynamo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Due;
import tasktracker.contract.Folding;
import tasktracker.contract.Priority;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;
import tasktracker.contract.Uuid7;
import tasktracker.functions.task.TaskOrder;

/**
 * The only place that composes keys. Every key of an item or an index begins with its user, so that no query can reach
 * another user's items; {@code #} occurs in no user id. Attributes that clients see have the names of
 * {@link TaskFields}.
 */
final class Keys {
    static final String USER_ID = "userId";
    static final String STATUS_KEY = "statusKey";
    static final String DUE_KEY = "dueKey";
    static final String CATEGORY_KEY = "categoryKey";
    static final String CREATED_KEY = "createdKey";
    static final String PRIORITY_KEY = "priorityKey";
    /** The partition key of the ledger. */
    static final String LEDGER_KEY = "pk";
    /** Seconds since 1970 after which a ledger record counts no more; DynamoDB deletes it some time later. */
    static final String EXPIRES_AT = "expiresAt";

    /** Sorts after whatever can follow in a key. */
    static final String END = "~";

    /** The first time that an id can carry. */
    static final Instant FIRST_TIME = Instant.EPOCH;
    /** The last that {@link Timestamps} can write, at the end of the year 9999. */
    static final Instant LAST_TIME = Instant.ofEpochMilli(253_402_300_799_999L);

    private static final int ID_LENGTH = 36;
    /** The characters of a UUIDv7 that carry its time. */
    private static final int TIME_LENGTH = 13;

    private Keys() {}

    static Map<String, AttributeValue> task(String userId, String taskId) {
        return Map.of(USER_ID, AttributeValue.fromS(userId), TaskFields.TASK_ID, AttributeValue.fromS(taskId));
    }

    static Map<String, AttributeValue> category(String userId, String categoryId) {
        return Map.of(USER_ID, AttributeValue.fromS(userId), TaskFields.CATEGORY_ID, AttributeValue.fromS(categoryId));
    }

    static Map<String, AttributeValue> ledger(String key) {
        return Map.of(LEDGER_KEY, AttributeValue.fromS(key));
    }

    static String status(String userId, boolean completed) {
        return userId + (completed ? "#done" : "#open");
    }

    /** {@code categoryId} is null for the tasks without a category. */
    static String inCategory(String userId, String categoryId) {
        return userId + "#" + (categoryId == null ? "-" : categoryId);
    }

    static String priority(String userId, Priority priority) {
        return userId + "#" + priority.rank();
    }

    /** {@code due} is null for a task without a due date. */
    static String due(Due due, String taskId) {
        return (due == null ? TaskOrder.NO_DUE : due.text()) + "#" + taskId;
    }

    static String created(Instant created, String id) {
        return Timestamps.format(created) + "#" + id;
    }

    /** The key by creation of an id that carries its time, or of a bound made by the methods below. */
    static String created(String taskId) {
        return Timestamps.formatMillis(Uuid7.millis(taskId)) + "#" + taskId;
    }

    /** What no id made before that time reaches. */
    static String idFrom(Instant time) {
        return Uuid7.of(within(time).toEpochMilli(), 0, 0).substring(0, TIME_LENGTH);
    }

    /** What no id made after that time is before. */
    static String idTo(Instant time) {
        return idFrom(time) + END;
    }

    /** The time, or the nearest that ids and texts have in common. */
    static Instant within(Instant time) {
        return time.isBefore(FIRST_TIME) ? FIRST_TIME : time.isAfter(LAST_TIME) ? LAST_TIME : time;
    }

    /** The task's id at the end of a position or of a key by due date or creation. */
    static String idAtEnd(String key) {
        return key.substring(key.length() - ID_LENGTH);
    }

    /** The ledger's record of an Idempotency-Key. */
    static String idempotency(String tokenKey) {
        return "idem#" + tokenKey;
    }

    /** The ledger's guard of an externalId, which may have any characters and so goes in as its hash. */
    static String externalId(String userId, String externalId) {
        return "ext#" + userId + "#" + sha256(externalId);
    }

    /** The ledger's guard of a category's name. */
    static String categoryName(String userId, String name) {
        return "catname#" + userId + "#" + Folding.fold(name);
    }

    /** The ledger's tombstone of a category. */
    static String categoryRemoved(String userId, String categoryId) {
        return "catgone#" + userId + "#" + categoryId;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
