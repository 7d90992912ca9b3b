package tasktracker.functions.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Category;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;
import tasktracker.functions.text.SearchText;

/** Tasks and categories as items and back. What a task or category does not have is no attribute. */
final class Items {
    /** What a search reads of every task, so in names that cost next to nothing: the folded texts, */
    static final String TITLE_FOLD = "t";
    static final String DESCRIPTION_FOLD = "d";
    /** the priority's rank, */
    static final String RANK = "p";
    /** and the category's id. */
    static final String CATEGORY = "c";
    /** On a category that is being deleted: the number of its mark. */
    static final String DELETING = "deleting";

    private Items() {}

    static Map<String, AttributeValue> item(String userId, Task task) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.task(userId, task.taskId()));
        text(item, TaskFields.TITLE, task.title());
        text(item, TaskFields.DESCRIPTION, task.description());
        item.put(TaskFields.COMPLETED, AttributeValue.fromBool(task.completed()));
        text(item, TaskFields.PRIORITY, task.priority().wire());
        text(item, TaskFields.CATEGORY_ID, task.categoryId());
        text(item, TaskFields.DUE_DATE, task.due() == null ? null : task.due().text());
        time(item, TaskFields.CREATED_AT, task.createdAt());
        time(item, TaskFields.UPDATED_AT, task.updatedAt());
        time(item, TaskFields.COMPLETED_AT, task.completedAt());
        text(item, TaskFields.EXTERNAL_ID, task.externalId());
        number(item, TaskFields.VERSION, task.version());
        text(item, Keys.STATUS_KEY, Keys.status(userId, task.completed()));
        text(item, Keys.DUE_KEY, Keys.due(task.due(), task.taskId()));
        text(item, Keys.CATEGORY_KEY, Keys.inCategory(userId, task.categoryId()));
        text(item, Keys.CREATED_KEY, Keys.created(task.createdAt(), task.taskId()));
        text(item, Keys.PRIORITY_KEY, Keys.priority(userId, task.priority()));
        text(item, TITLE_FOLD, SearchText.of(task.title()));
        text(item, DESCRIPTION_FOLD, SearchText.of(task.description()));
        text(item, RANK, rank(task.priority()));
        text(item, CATEGORY, task.categoryId());
        return item;
    }

    /** A priority as {@link #RANK} has it. */
    static String rank(Priority priority) {
        return Integer.toString(priority.rank());
    }

    /** The priority that {@link #RANK} says. */
    static Priority priority(Map<String, AttributeValue> item) {
        String stored = text(item, RANK);
        for (Priority priority : Priority.values()) {
            if (rank(priority).equals(stored)) {
                return priority;
            }
        }
        throw new IllegalStateException("stored rank " + stored);
    }

    static Task task(Map<String, AttributeValue> item) {
        String due = text(item, TaskFields.DUE_DATE);
        String description = text(item, TaskFields.DESCRIPTION);
        String priority = text(item, TaskFields.PRIORITY);
        return new Task(text(item, TaskFields.TASK_ID), text(item, TaskFields.TITLE),
                description == null ? "" : description, item.get(TaskFields.COMPLETED).bool(),
                Priority.of(priority).orElseThrow(() -> new IllegalStateException("stored priority " + priority)),
                text(item, TaskFields.CATEGORY_ID), due == null ? null : new Due(due),
                time(item, TaskFields.CREATED_AT), time(item, TaskFields.UPDATED_AT),
                time(item, TaskFields.COMPLETED_AT), text(item, TaskFields.EXTERNAL_ID), version(item));
    }

    static Map<String, AttributeValue> item(String userId, Category category) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.category(userId, category.categoryId()));
        text(item, TaskFields.NAME, category.name());
        text(item, TaskFields.COLOR, category.color());
        text(item, TaskFields.ICON, category.icon());
        time(item, TaskFields.CREATED_AT, category.createdAt());
        time(item, TaskFields.UPDATED_AT, category.updatedAt());
        number(item, TaskFields.VERSION, category.version());
        return item;
    }

    static Category category(Map<String, AttributeValue> item) {
        return new Category(text(item, TaskFields.CATEGORY_ID), text(item, TaskFields.NAME),
                text(item, TaskFields.COLOR), text(item, TaskFields.ICON), time(item, TaskFields.CREATED_AT),
                time(item, TaskFields.UPDATED_AT), version(item));
    }

    static long version(Map<String, AttributeValue> item) {
        return number(item, TaskFields.VERSION);
    }

    static long number(Map<String, AttributeValue> item, String attribute) {
        return Long.parseLong(item.get(attribute).n());
    }

    /** Null when the item has no such attribute. */
    static String text(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value == null ? null : value.s();
    }

    /** Null when the item has no such attribute. */
    static Instant time(Map<String, AttributeValue> item, String attribute) {
        String text = text(item, attribute);
        return text == null ? null : Timestamps.parse(text);
    }

    /** Leaves out what is null or empty: in a key of an index either would make DynamoDB refuse the item. */
    static void text(Map<String, AttributeValue> item, String attribute, String value) {
        if (value != null && !value.isEmpty()) {
            item.put(attribute, AttributeValue.fromS(value));
        }
    }

    static void number(Map<String, AttributeValue> item, String attribute, long value) {
        item.put(attribute, AttributeValue.fromN(Long.toString(value)));
    }

    static void time(Map<String, AttributeValue> item, String attribute, Instant value) {
        text(item, attribute, value == null ? null : Timestamps.format(value));
    }
}
