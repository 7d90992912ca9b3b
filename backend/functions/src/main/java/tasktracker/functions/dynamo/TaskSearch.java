package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import tasktracker.contract.Due;
import tasktracker.contract.Task;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskStatus;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchTerm;
import tasktracker.functions.search.SearchTooBroadException;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.FirstPositions;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.work.Lanes;

/**
 * Searches by reading the folded texts of all tasks in question, several megabytes beside each other. What matches is
 * sorted here, and only the tasks of the page are read in full.
 */
final class TaskSearch {
    /** What one unit reads without strong consistency (Developer Guide, read consistency). */
    private static final int UNIT = 8192;

    private final DynamoDbClient client;
    private final String table;
    private final Retries retries;
    private final WholeTasks wholeTasks;

    TaskSearch(DynamoDbClient client, String table, Retries retries, WholeTasks wholeTasks) {
        this.client = client;
        this.table = table;
        this.retries = retries;
        this.wholeTasks = wholeTasks;
    }

    Slice find(String userId, TaskQuery query, Search search, Optional<String> after, int limit, Deadline deadline) {
        Run run = new Run(userId, query, search, after, limit + 1, deadline);
        FirstPositions found = run.find();
        List<String> positions = found.inOrder();
        List<String> page = positions.subList(0, Math.min(limit, positions.size()));
        // A task whose status changed between two reads may have been seen twice.
        Set<String> ids = new LinkedHashSet<>();
        page.forEach(position -> ids.add(TaskQuery.taskId(position)));
        List<Task> tasks = wholeTasks.read(userId, new ArrayList<>(ids), query);
        return new Slice(tasks, positions.size() > limit ? Optional.of(page.getLast()) : Optional.empty());
    }

    /**
     * One search. It goes by rounds: all that is known to be left is read beside each other. When that is too much, only
     * the reads that are under way are still made.
     */
    private final class Run {
        private final String userId;
        private final TaskQuery query;
        private final Search search;
        private final Optional<String> after;
        private final int want;
        private final Deadline deadline;
        private final AtomicLong bytes = new AtomicLong();

        Run(String userId, TaskQuery query, Search search, Optional<String> after, int want, Deadline deadline) {
            this.userId = userId;
            this.query = query;
            this.search = search;
            this.after = after;
            this.want = want;
            this.deadline = deadline;
        }

        /** What one read found, and what it left. */
        private record Read(FirstPositions found, List<Stretch> rest) {}

        FirstPositions find() {
            FirstPositions found = new FirstPositions(query, after, want);
            List<Stretch> left = whole();
            while (!left.isEmpty()) {
                List<Stretch> rest = new ArrayList<>();
                for (Optional<Read> done : Lanes.run(left, deadline, this::read)) {
                    Read read = done.orElseThrow(() -> new RetryLaterException(
                            "there was no time to search all tasks", null));
                    found.addAll(read.found);
                    rest.addAll(read.rest);
                }
                left = rest;
                if (bytes.get() == SearchTooBroadException.MAX_BYTES && !left.isEmpty()) {
                    throw new SearchTooBroadException();
                }
            }
            return found;
        }

        private List<Stretch> whole() {
            CreatedRange created = query.filter().created();
            String low = Keys.idFrom(created.from().orElse(Keys.FIRST_TIME));
            String high = Keys.idTo(created.to().orElse(Keys.LAST_TIME));
            List<TaskStatus> statuses = query.filter().status() == TaskStatus.ALL
                    ? List.of(TaskStatus.OPEN, TaskStatus.DONE)
                    : List.of(query.filter().status());
            return statuses.stream().map(status -> new Stretch(status, low, high, Stretch.Reach.OPEN)).toList();
        }

        private Read read(Stretch stretch) {
            refuseTooMuch();
            QueryRequest request = request(stretch);
            QueryResponse response = retries.call("searching tasks", () -> client.query(request));
            FirstPositions found = new FirstPositions(query, after, want);
            response.items().forEach(item -> position(item).ifPresent(found::add));
            bytes.addAndGet(Math.round(response.consumedCapacity().capacityUnits() * UNIT));
            refuseTooMuch();
            return new Read(found, response.hasLastEvaluatedKey()
                    ? stretch.rest(Items.text(response.lastEvaluatedKey(), TaskFields.TASK_ID))
                    : List.of());
        }

        private void refuseTooMuch() {
            if (bytes.get() > SearchTooBroadException.MAX_BYTES) {
                throw new SearchTooBroadException();
            }
        }

        private Optional<String> position(Map<String, AttributeValue> item) {
            String due = Items.text(item, TaskFields.DUE_DATE);
            return search.rank(fold(item, Items.TITLE_FOLD), fold(item, Items.DESCRIPTION_FOLD))
                    .map(rank -> query.position(rank, Items.text(item, TaskFields.TASK_ID),
                            Items.priority(item),
                            due == null ? null : new Due(due)));
        }

        private static String fold(Map<String, AttributeValue> item, String attribute) {
            String text = Items.text(item, attribute);
            return text == null ? "" : text;
        }

        private QueryRequest request(Stretch stretch) {
            Expression expression = new Expression();
            TaskFilter filter = query.filter();
            List<String> clauses = new ArrayList<>();
            for (SearchTerm term : search.terms()) {
                String pattern = expression.value(term.pattern());
                clauses.add("(contains(" + expression.name(Items.TITLE_FOLD) + ", " + pattern + ") OR contains("
                        + expression.name(Items.DESCRIPTION_FOLD) + ", " + pattern + "))");
            }
            String others = Conditions.ofSearch(filter, expression);
            if (!others.isEmpty()) {
                clauses.add(others);
            }
            return QueryRequest.builder()
                    .tableName(table)
                    .indexName(TaskIndex.SEARCH.indexName().orElseThrow())
                    .keyConditionExpression(expression.name(Keys.STATUS_KEY) + " = "
                            + expression.value(Keys.status(userId, stretch.status() == TaskStatus.DONE)) + " AND "
                            + expression.between(TaskFields.TASK_ID, stretch.low(), stretch.high()))
                    .scanIndexForward(stretch.forward())
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .filterExpression(String.join(" AND ", clauses))
                    .projectionExpression(String.join(", ", expression.name(TaskFields.TASK_ID),
                            expression.name(Items.TITLE_FOLD), expression.name(Items.DESCRIPTION_FOLD),
                            expression.name(Items.RANK), expression.name(TaskFields.DUE_DATE)))
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .build();
        }
    }
}
