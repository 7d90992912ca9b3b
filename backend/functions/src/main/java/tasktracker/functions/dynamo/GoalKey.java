package tasktracker.functions.dynamo;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.functions.task.Goal;

/**
 * The key of an index that says whether a task is at a goal. Unlike the fields that clients see, every task has it, so
 * that a comparison never meets a missing attribute.
 */
record GoalKey(String attribute, String value) {
    static GoalKey of(String userId, Goal goal) {
        return switch (goal) {
            case Goal.Status(boolean completed) -> new GoalKey(Keys.STATUS_KEY, Keys.status(userId, completed));
            case Goal.InCategory(Optional<String> categoryId) ->
                new GoalKey(Keys.CATEGORY_KEY, Keys.inCategory(userId, categoryId.orElse(null)));
        };
    }

    /** That the task is there, and at the goal. */
    String isOn(Expression expression) {
        return expression.name(attribute) + " = " + expression.value(value);
    }

    /** That the task is there, and not at the goal. */
    String isNotOn(Expression expression) {
        return expression.exists(Keys.USER_ID) + " AND " + expression.name(attribute) + " <> "
                + expression.value(value);
    }

    boolean isOn(Map<String, AttributeValue> item) {
        return value.equals(Items.text(item, attribute));
    }
}
