package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.Priority;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Timestamps;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.TaskFilter;

/**
 * The conditions that an access path leaves over, as a filter expression. All their attributes are in every index but
 * the one for searches, which has its own for some of them, and no status: that is its partition.
 */
final class Conditions {
    private final Expression expression;
    private final List<String> clauses = new ArrayList<>();

    private Conditions(Expression expression) {
        this.expression = expression;
    }

    /** The filter expression of a search, apart from its terms and from what its keys answer; empty when there is none. */
    static String ofSearch(TaskFilter filter, Expression expression) {
        Conditions conditions = new Conditions(expression);
        conditions.category(Items.CATEGORY, filter.category());
        conditions.priorities(Items.RANK, Items::rank, filter);
        conditions.due(filter.due());
        return conditions.text();
    }

    /** The filter expression; empty when nothing is left over. */
    static String of(TaskFilter rest, Expression expression) {
        Conditions conditions = new Conditions(expression);
        conditions.status(rest.status());
        conditions.category(TaskFields.CATEGORY_ID, rest.category());
        conditions.priorities(TaskFields.PRIORITY, Priority::wire, rest);
        conditions.due(rest.due());
        conditions.created(rest.created());
        return conditions.text();
    }

    private String text() {
        return String.join(" AND ", clauses);
    }

    /** Whether no task can pass. DynamoDB refuses a range that ends before it begins. */
    static boolean acceptNothing(TaskFilter filter) {
        CreatedRange created = filter.created();
        return Segments.low(filter.due()).compareTo(Segments.high(filter.due())) > 0
                || created.from().map(from -> from.isAfter(created.to().orElse(Keys.LAST_TIME))).orElse(false)
                || created.to().map(to -> to.isBefore(Keys.FIRST_TIME)).orElse(false)
                || created.from().map(from -> from.isAfter(Keys.LAST_TIME)).orElse(false);
    }

    private void status(TaskStatus status) {
        if (status != TaskStatus.ALL) {
            clauses.add(expression.name(TaskFields.COMPLETED) + " = "
                    + expression.value(AttributeValue.fromBool(status == TaskStatus.DONE)));
        }
    }

    private void category(String attribute, CategoryFilter category) {
        switch (category) {
            case CategoryFilter.Any() -> {
            }
            case CategoryFilter.None() -> clauses.add(expression.missing(attribute));
            case CategoryFilter.Of(String categoryId) ->
                clauses.add(expression.name(attribute) + " = " + expression.value(categoryId));
        }
    }

    private void priorities(String attribute, Function<Priority, String> form, TaskFilter rest) {
        if (rest.limitsPriority()) {
            clauses.add(rest.priorities().stream()
                    .map(priority -> expression.value(form.apply(priority)))
                    .collect(Collectors.joining(", ", expression.name(attribute) + " IN (", ")")));
        }
    }

    private void due(DueRange range) {
        if (range.isBounded()) {
            clauses.add(expression.between(TaskFields.DUE_DATE, Segments.low(range), Segments.high(range)));
        }
    }

    private void created(CreatedRange range) {
        if (!range.equals(CreatedRange.ALL)) {
            clauses.add(expression.between(TaskFields.CREATED_AT,
                    Timestamps.format(Keys.within(range.from().orElse(Keys.FIRST_TIME))),
                    Timestamps.format(Keys.within(range.to().orElse(Keys.LAST_TIME)))));
        }
    }
}
