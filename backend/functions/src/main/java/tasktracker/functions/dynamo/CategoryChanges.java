package tasktracker.functions.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Folding;
import tasktracker.contract.TaskFields;
import tasktracker.functions.category.CategoryStore.Update;
import tasktracker.functions.dynamo.Transactions.Refusal;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;

/** Changes categories. One that gets another name changes its guards with it, and for these its old name is read. */
final class CategoryChanges {
    private final DynamoDbClient client;
    private final String table;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Retries retries;
    private final RandomGenerator random;

    CategoryChanges(DynamoDbClient client, String table, Ledger ledger, Retries retries, RandomGenerator random) {
        this.client = client;
        this.table = table;
        this.ledger = ledger;
        this.transactions = new Transactions(client, retries);
        this.retries = retries;
        this.random = random;
    }

    /** The category's item as it is now, an empty map when there is none. */
    Map<String, AttributeValue> read(String userId, String categoryId) {
        return retries.call("reading a category",
                () -> client.getItem(get -> get.tableName(table)
                        .key(Keys.category(userId, categoryId))
                        .consistentRead(true)))
                .item();
    }

    /** That the category is there as expected and is not being deleted. */
    static String condition(Expression expression, Expected expected) {
        return expression.exists(Keys.USER_ID) + " AND " + expression.missing(Items.DELETING)
                + switch (expected) {
                    case Expected.Any() -> "";
                    case Expected.Version(long number) ->
                        " AND " + expression.name(TaskFields.VERSION) + " = " + expression.value(number);
                };
    }

    Update update(String userId, String categoryId, Expected expected, CategoryPatch patch,
            Optional<WriteToken> token, Instant now) {
        LastWrite mark = LastWrite.of(token, random);
        if (patch.name().isEmpty()) {
            return updateAlone(userId, categoryId, expected, patch, mark, now);
        }
        for (int retry = 0;; retry++) {
            Map<String, AttributeValue> stored = read(userId, categoryId);
            Optional<Update> refused = refused(stored, expected, mark);
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<Update> done = rename(userId, Items.category(stored), patch, mark, now);
            if (done.isPresent()) {
                return done.get();
            }
            // It changed since it was read.
            retries.await("changing a category", retry, null);
        }
    }

    private Update updateAlone(String userId, String categoryId, Expected expected, CategoryPatch patch,
            LastWrite mark, Instant now) {
        Changes changes = changes(categoryId, patch, mark, now);
        String condition = condition(changes.expression(), expected) + mark.condition(changes.expression());
        try {
            var response = retries.call("changing a category",
                    () -> client.updateItem(update -> update.tableName(table)
                            .key(Keys.category(userId, categoryId))
                            .updateExpression(changes.text())
                            .conditionExpression(condition)
                            .expressionAttributeNames(changes.expression().names())
                            .expressionAttributeValues(changes.expression().values())
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Update.Updated(Items.category(response.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return refused(e.item(), expected, mark)
                    .orElseThrow(() -> new IllegalStateException("refused without a reason", e));
        }
    }

    /** Empty when the category changed since it was read. */
    private Optional<Update> rename(String userId, Category category, CategoryPatch patch, LastWrite mark,
            Instant now) {
        Category renamed = category.with(patch, now);
        Expected asRead = new Expected.Version(category.version());
        if (Folding.fold(renamed.name()).equals(Folding.fold(category.name()))) {
            return switch (updateAlone(userId, category.categoryId(), asRead, patch, mark, now)) {
                case Update.VersionMismatch(_) -> Optional.empty();
                case Update other -> Optional.of(other);
            };
        }
        Changes changes = changes(category.categoryId(), patch, mark, now);
        String condition = condition(changes.expression(), asRead);
        TransactWriteItem update = TransactWriteItem.builder()
                .update(action -> action.tableName(table)
                        .key(Keys.category(userId, category.categoryId()))
                        .updateExpression(changes.text())
                        .conditionExpression(condition)
                        .expressionAttributeNames(changes.expression().names())
                        .expressionAttributeValues(changes.expression().values()))
                .build();
        Optional<Refusal> refusal = transactions.write("changing a category",
                List.of(update, ledger.putCategoryName(userId, renamed.name(), category.categoryId()),
                        ledger.deleteCategoryName(userId, category.name(), category.categoryId())));
        if (refusal.isEmpty()) {
            return Optional.of(new Update.Updated(renamed));
        }
        return refusal.get().of(0).isPresent()
                ? Optional.empty()
                : refusal.get()
                        .of(1)
                        .map(guard -> new Update.NameTaken(Items.text(guard, TaskFields.CATEGORY_ID)));
    }

    /** What stands in the way of a change; empty when nothing does. */
    private static Optional<Update> refused(Map<String, AttributeValue> stored, Expected expected, LastWrite mark) {
        if (stored.isEmpty() || stored.containsKey(Items.DELETING)) {
            return Optional.of(new Update.NotFound());
        }
        if (mark.made(stored)) {
            return Optional.of(mark.token().isPresent()
                    ? new Update.Replayed(Items.category(stored))
                    : new Update.Updated(Items.category(stored)));
        }
        if (mark.reusedOn(stored)) {
            return Optional.of(new Update.TokenReused());
        }
        return expected.accepts(Items.version(stored))
                ? Optional.empty()
                : Optional.of(new Update.VersionMismatch(Items.category(stored)));
    }

    private static Changes changes(String categoryId, CategoryPatch patch, LastWrite mark, Instant now) {
        Changes changes = Changes.nextVersion(categoryId, now);
        patch.name().ifPresent(name -> changes.set(TaskFields.NAME, name));
        changes.change(TaskFields.COLOR, patch.color());
        changes.change(TaskFields.ICON, patch.icon());
        changes.set(LastWrite.ATTRIBUTE, mark.text());
        return changes;
    }
}
