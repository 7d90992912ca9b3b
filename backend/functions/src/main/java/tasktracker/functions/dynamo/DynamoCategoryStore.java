package tasktracker.functions.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.dynamo.Transactions.Refusal;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;

/** Categories on DynamoDB: one table, and the guards of their names in the ledger. */
final class DynamoCategoryStore implements CategoryStore {
    private static final Duration TOMBSTONE_LIFE = Duration.ofMinutes(5);

    private final DynamoDbClient client;
    private final DynamoTables tables;
    private final Retries retries;
    private final Ledger ledger;
    private final Transactions transactions;
    private final CategoryChanges changes;

    DynamoCategoryStore(DynamoDbClient client, DynamoTables tables, Retries retries, Clock clock,
            RandomGenerator random) {
        this.client = client;
        this.tables = tables;
        this.retries = retries;
        this.ledger = new Ledger(tables.ledger(), clock);
        this.transactions = new Transactions(client, retries);
        this.changes = new CategoryChanges(client, tables.categories(), ledger, retries, random);
    }

    @Override
    public Creation create(String userId, Category category, Optional<WriteToken> token) {
        Expression expression = new Expression();
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(TransactWriteItem.builder()
                .put(put -> put.tableName(tables.categories())
                        .item(Items.item(userId, category))
                        .conditionExpression(expression.missing(Keys.USER_ID))
                        .expressionAttributeNames(expression.names()))
                .build());
        actions.add(ledger.putCategoryName(userId, category.name(), category.categoryId()));
        token.ifPresent(known -> actions.add(ledger.putToken(known,
                List.of(new Ledger.Made(category.categoryId(), category.createdAt())))));
        Optional<Refusal> refusal = transactions.write("creating a category", actions);
        if (refusal.isEmpty()) {
            return new Creation.Created();
        }
        if (token.isPresent() && refusal.get().of(2).isPresent()) {
            return Ledger.madeBefore(refusal.get().of(2).get(), token.get())
                    .<Creation>map(made -> new Creation.Replayed(made.getFirst().id(), made.getFirst().createdAt()))
                    .orElseGet(Creation.TokenReused::new);
        }
        return refusal.get()
                .of(1)
                .map(guard -> new Creation.NameTaken(Items.text(guard, TaskFields.CATEGORY_ID)))
                .orElseThrow(() -> new IllegalStateException("there is a category " + category.categoryId()));
    }

    @Override
    public Optional<Category> find(String userId, String categoryId) {
        return Optional.of(changes.read(userId, categoryId))
                .filter(item -> !item.isEmpty() && !item.containsKey(Items.DELETING))
                .map(Items::category);
    }

    @Override
    public List<Category> list(String userId) {
        List<Category> categories = new ArrayList<>();
        Expression expression = new Expression();
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(tables.categories())
                .consistentRead(true)
                .keyConditionExpression(expression.name(Keys.USER_ID) + " = " + expression.value(userId))
                .filterExpression(expression.missing(Items.DELETING))
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values());
        boolean more = true;
        while (more) {
            QueryResponse response = retries.call("reading categories", () -> client.query(query.build()));
            response.items().stream().map(Items::category).forEach(categories::add);
            more = response.hasLastEvaluatedKey();
            query.exclusiveStartKey(response.lastEvaluatedKey());
        }
        categories.sort(Comparator.comparing(Category::createdAt).thenComparing(Category::categoryId));
        return categories;
    }

    @Override
    public Update update(String userId, String categoryId, Expected expected, CategoryPatch patch,
            Optional<WriteToken> token, Instant now) {
        return changes.update(userId, categoryId, expected, patch, token, now);
    }

    @Override
    public Start startDeleting(String userId, String categoryId, Expected expected, Instant now) {
        Expression expression = new Expression();
        String mark = "SET " + expression.name(Items.DELETING) + " = " + expression.value(Timestamps.format(now));
        String condition = CategoryChanges.condition(expression, expected);
        try {
            retries.call("marking a category",
                    () -> client.updateItem(update -> update.tableName(tables.categories())
                            .key(Keys.category(userId, categoryId))
                            .updateExpression(mark)
                            .conditionExpression(condition)
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return new Start.Started();
        } catch (ConditionalCheckFailedException e) {
            if (!e.hasItem() || e.item().isEmpty()) {
                return wasRemoved(userId, categoryId, now) ? new Start.Removed() : new Start.NotFound();
            }
            return e.item().containsKey(Items.DELETING)
                    ? new Start.Started()
                    : new Start.VersionMismatch(Items.category(e.item()));
        }
    }

    @Override
    public void stopDeleting(String userId, String categoryId) {
        Expression expression = new Expression();
        String marked = expression.exists(Items.DELETING);
        try {
            retries.call("unmarking a category",
                    () -> client.updateItem(update -> update.tableName(tables.categories())
                            .key(Keys.category(userId, categoryId))
                            .updateExpression("REMOVE " + expression.name(Items.DELETING))
                            .conditionExpression(marked)
                            .expressionAttributeNames(expression.names())));
        } catch (ConditionalCheckFailedException _) {
            // It is not marked, or gone: what was asked for.
        }
    }

    @Override
    public void remove(String userId, String categoryId, Instant now) {
        for (int retry = 0;; retry++) {
            Map<String, AttributeValue> item = changes.read(userId, categoryId);
            if (item.isEmpty() || !item.containsKey(Items.DELETING)) {
                return;
            }
            Category category = Items.category(item);
            Expression expression = new Expression();
            String condition = expression.exists(Items.DELETING) + " AND "
                    + expression.name(TaskFields.VERSION) + " = " + expression.value(category.version());
            TransactWriteItem delete = TransactWriteItem.builder()
                    .delete(Delete.builder()
                            .tableName(tables.categories())
                            .key(Keys.category(userId, categoryId))
                            .conditionExpression(condition)
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .build())
                    .build();
            Optional<Refusal> refusal = transactions.write("removing a category",
                    List.of(delete, ledger.deleteCategoryName(userId, category.name(), categoryId),
                            ledger.putCategoryRemoved(userId, categoryId, now.plus(TOMBSTONE_LIFE))));
            if (refusal.isEmpty()) {
                return;
            }
            // It changed since it was read.
            retries.await("removing a category", retry, null);
        }
    }

    private boolean wasRemoved(String userId, String categoryId, Instant now) {
        var response = retries.call("reading a tombstone",
                () -> client.getItem(get -> get.tableName(tables.ledger())
                        .key(Keys.ledger(Keys.categoryRemoved(userId, categoryId)))
                        .consistentRead(true)));
        return Ledger.isAlive(response.item(), now);
    }
}
