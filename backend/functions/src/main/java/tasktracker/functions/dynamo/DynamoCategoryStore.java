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
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Limits;
import tasktracker.contract.TaskFields;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.DeletionMark;
import tasktracker.functions.dynamo.Transactions.Refusal;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;

/** Categories on DynamoDB: one table, and the guards of their names in the ledger. */
final class DynamoCategoryStore implements CategoryStore {
    private static final Duration TOMBSTONE_LIFE = Duration.ofMinutes(5);

    private final DynamoDbClient client;
    private final DynamoTables tables;
    private final Retries retries;
    private final Clock clock;
    private final Ledger ledger;
    private final Transactions transactions;
    private final CategoryChanges changes;

    DynamoCategoryStore(DynamoDbClient client, DynamoTables tables, Retries retries, Clock clock,
            RandomGenerator random) {
        this.client = client;
        this.tables = tables;
        this.retries = retries;
        this.clock = clock;
        this.ledger = new Ledger(tables.ledger(), clock);
        this.transactions = new Transactions(client, retries);
        this.changes = new CategoryChanges(client, tables.categories(), ledger, retries, random);
    }

    @Override
    public Creation create(String userId, Category category, Optional<WriteToken> token) {
        if (isFull(userId)) {
            return token.flatMap(this::madeBefore).orElseGet(Creation.TooMany::new);
        }
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
            return madeBefore(refusal.get().of(2).get(), token.get());
        }
        return refusal.get()
                .of(1)
                .map(guard -> new Creation.NameTaken(Items.text(guard, TaskFields.CATEGORY_ID)))
                .orElseThrow(() -> new IllegalStateException("there is a category " + category.categoryId()));
    }

    /** A thousand of the largest fit into one read. What was written a moment ago may not count yet. */
    private boolean isFull(String userId) {
        Expression expression = new Expression();
        String all = expression.name(Keys.USER_ID) + " = " + expression.value(userId);
        return retries.call("counting categories",
                () -> client.query(query -> query.tableName(tables.categories())
                        .keyConditionExpression(all)
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .select(Select.COUNT)
                        .limit(Limits.CATEGORIES)))
                .count() >= Limits.CATEGORIES;
    }

    private Optional<Creation> madeBefore(WriteToken token) {
        return Optional.of(record("reading an Idempotency-Key", Keys.idempotency(token.key())))
                .filter(record -> Ledger.isAlive(record, clock.instant()))
                .map(record -> madeBefore(record, token));
    }

    private static Creation madeBefore(Map<String, AttributeValue> record, WriteToken token) {
        return Ledger.madeBefore(record, token)
                .<Creation>map(made -> new Creation.Replayed(made.getFirst().id(), made.getFirst().createdAt()))
                .orElseGet(Creation.TokenReused::new);
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
    public Start startDeleting(String userId, String categoryId, Expected expected, DeletionMark mark) {
        Expression expression = new Expression();
        String marking = "SET " + expression.name(Items.DELETING) + " = " + expression.value(mark.number());
        String condition = CategoryChanges.condition(expression, expected);
        try {
            var response = retries.call("marking a category",
                    () -> client.updateItem(update -> update.tableName(tables.categories())
                            .key(Keys.category(userId, categoryId))
                            .updateExpression(marking)
                            .conditionExpression(condition)
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return started(response.attributes());
        } catch (ConditionalCheckFailedException e) {
            if (!e.hasItem() || e.item().isEmpty()) {
                return wasRemoved(userId, categoryId, mark.since()) ? new Start.Removed() : new Start.NotFound();
            }
            return e.item().containsKey(Items.DELETING)
                    ? started(e.item())
                    : new Start.VersionMismatch(Items.category(e.item()));
        }
    }

    private static Start started(Map<String, AttributeValue> item) {
        return new Start.Started(Items.category(item), new DeletionMark(Items.number(item, Items.DELETING)));
    }

    @Override
    public void stopDeleting(String userId, String categoryId, DeletionMark mark) {
        Expression expression = new Expression();
        String marked = bears(expression, mark);
        try {
            retries.call("unmarking a category",
                    () -> client.updateItem(update -> update.tableName(tables.categories())
                            .key(Keys.category(userId, categoryId))
                            .updateExpression("REMOVE " + expression.name(Items.DELETING))
                            .conditionExpression(marked)
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())));
        } catch (ConditionalCheckFailedException _) {
            // It does not bear that mark, or is gone: what was asked for.
        }
    }

    @Override
    public Removal remove(String userId, Category category, DeletionMark mark, Instant now) {
        Expression expression = new Expression();
        TransactWriteItem delete = TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(tables.categories())
                        .key(Keys.category(userId, category.categoryId()))
                        .conditionExpression(bears(expression, mark))
                        .expressionAttributeNames(expression.names())
                        .expressionAttributeValues(expression.values())
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
        return transactions.write("removing a category",
                List.of(delete, ledger.deleteCategoryName(userId, category.name(), category.categoryId()),
                        ledger.putCategoryRemoved(userId, category.categoryId(), now.plus(TOMBSTONE_LIFE))))
                .map(refusal -> refusal.of(0).orElseThrow(
                        () -> new IllegalStateException("another category has the name of " + category.categoryId())))
                .map(item -> item.isEmpty() ? Removal.GONE : Removal.REOPENED)
                .orElse(Removal.REMOVED);
    }

    private static String bears(Expression expression, DeletionMark mark) {
        return expression.name(Items.DELETING) + " = " + expression.value(mark.number());
    }

    private boolean wasRemoved(String userId, String categoryId, Instant now) {
        return Ledger.isAlive(record("reading a tombstone", Keys.categoryRemoved(userId, categoryId)), now);
    }

    /** A record of the ledger as it is now; an empty map when there is none. */
    private Map<String, AttributeValue> record(String what, String key) {
        return retries.call(what,
                () -> client.getItem(get -> get.tableName(tables.ledger()).key(Keys.ledger(key)).consistentRead(true)))
                .item();
    }
}
