package tasktracker.functions.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Change;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.Timestamps;
import tasktracker.functions.store.Ids;
import tasktracker.functions.text.SearchText;

/** An update expression: what it sets and what it removes. */
final class Changes {
    private final Expression expression = new Expression();
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();

    Expression expression() {
        return expression;
    }

    /**
     * The next version of what changes at that time.
     *
     * @param id that of what changes, which carries the time of its creation: no change is before that
     */
    static Changes nextVersion(String id, Instant now) {
        Changes changes = new Changes();
        String version = changes.expression.name(TaskFields.VERSION);
        changes.sets.add(version + " = " + version + " + " + changes.expression.value(1));
        changes.set(TaskFields.UPDATED_AT, time(id, now));
        return changes;
    }

    private static String time(String id, Instant now) {
        return Timestamps.format(Timestamps.later(now, Keys.within(Ids.time(id))));
    }

    /** A task's patch, with every key and folded text that goes with a field. */
    static Changes of(String userId, String taskId, TaskPatch patch, Instant now) {
        Changes changes = nextVersion(taskId, now);
        patch.title().ifPresent(title -> {
            changes.set(TaskFields.TITLE, title);
            changes.setOrRemove(Items.TITLE_FOLD, SearchText.of(title));
        });
        patch.description().ifPresent(description -> {
            changes.setOrRemove(TaskFields.DESCRIPTION, description);
            changes.setOrRemove(Items.DESCRIPTION_FOLD, SearchText.of(description));
        });
        patch.completed().ifPresent(completed -> {
            changes.set(TaskFields.COMPLETED, AttributeValue.fromBool(completed));
            changes.set(Keys.STATUS_KEY, Keys.status(userId, completed));
            if (completed) {
                changes.setIfMissing(TaskFields.COMPLETED_AT, time(taskId, now));
            } else {
                changes.remove(TaskFields.COMPLETED_AT);
            }
        });
        patch.priority().ifPresent(priority -> {
            changes.set(TaskFields.PRIORITY, priority.wire());
            changes.set(Items.RANK, Items.rank(priority));
            changes.set(Keys.PRIORITY_KEY, Keys.priority(userId, priority));
        });
        if (!patch.category().isKeep()) {
            String category = patch.category().apply(null);
            changes.setOrRemove(TaskFields.CATEGORY_ID, category);
            changes.setOrRemove(Items.CATEGORY, category);
            changes.set(Keys.CATEGORY_KEY, Keys.inCategory(userId, category));
        }
        if (!patch.due().isKeep()) {
            var due = patch.due().apply(null);
            changes.setOrRemove(TaskFields.DUE_DATE, due == null ? null : due.text());
            changes.set(Keys.DUE_KEY, Keys.due(due, taskId));
        }
        return changes;
    }

    void set(String attribute, String value) {
        set(attribute, AttributeValue.fromS(value));
    }

    void set(String attribute, AttributeValue value) {
        sets.add(expression.name(attribute) + " = " + expression.value(value));
    }

    void change(String attribute, Change<String> change) {
        if (!change.isKeep()) {
            setOrRemove(attribute, change.apply(null));
        }
    }

    void remove(String attribute) {
        removes.add(expression.name(attribute));
    }

    /** The text of the update expression. */
    String text() {
        return (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
    }

    private void setIfMissing(String attribute, String value) {
        String name = expression.name(attribute);
        sets.add(name + " = if_not_exists(" + name + ", " + expression.value(value) + ")");
    }

    private void setOrRemove(String attribute, String value) {
        if (value == null || value.isEmpty()) {
            remove(attribute);
        } else {
            set(attribute, value);
        }
    }
}
