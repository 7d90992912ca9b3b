package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
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
 * Searches by reading the folded texts of all tasks in question, those of one status beside those of the other. What
 * matches is sorted here, and only the tasks of the page are read in full.
 */
final class TaskSearch {
    /** Reads that one search may take. A read ends at 1 MB: so many megabytes. */
    static final int MAX_READS = 20;

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
        List<TaskStatus> statuses = query.filter().status() == TaskStatus.ALL
                ? List.of(TaskStatus.OPEN, TaskStatus.DONE)
                : List.of(query.filter().status());
        FirstPositions found = new FirstPositions(query, after, limit + 1);
        for (Optional<FirstPositions> ofStatus : Lanes.run(statuses, deadline, run::read)) {
            found.addAll(ofStatus.orElseThrow(TaskSearch::outOfTime));
        }
        List<String> positions = found.inOrder();
        List<String> page = positions.subList(0, Math.min(limit, positions.size()));
        // A task whose status changed between two reads may have been seen twice.
        Set<String> ids = new LinkedHashSet<>();
        page.forEach(position -> ids.add(TaskQuery.taskId(position)));
        List<Task> tasks = wholeTasks.read(userId, new ArrayList<>(ids), query);
        return new Slice(tasks, positions.size() > limit ? Optional.of(page.getLast()) : Optional.empty());
    }

    private static RetryLaterException outOfTime() {
        return new RetryLaterException("there was no time to search all tasks", null);
    }

    /** One search. */
    private final class Run {
        private final String userId;
        private final TaskQuery query;
        private final Search search;
        private final Optional<String> after;
        private final int want;
        private final Deadline deadline;
        private final AtomicInteger readsLeft = new AtomicInteger(MAX_READS);

        Run(String userId, TaskQuery query, Search search, Optional<String> after, int want, Deadline deadline) {
            this.userId = userId;
            this.query = query;
            this.search = search;
            this.after = after;
            this.want = want;
            this.deadline = deadline;
        }

        FirstPositions read(TaskStatus status) {
            FirstPositions found = new FirstPositions(query, after, want);
            QueryRequest.Builder request = request(status);
            while (true) {
                if (readsLeft.getAndDecrement() <= 0) {
                    throw new SearchTooBroadException("would have to look through more than " + MAX_READS
                            + " MB of text: narrow it down by status, createdFrom or createdTo");
                }
                QueryResponse response = retries.call("searching tasks", () -> client.query(request.build()));
                response.items().forEach(item -> position(item).ifPresent(found::add));
                if (!response.hasLastEvaluatedKey()) {
                    return found;
                }
                if (deadline.passed()) {
                    throw outOfTime();
                }
                request.exclusiveStartKey(response.lastEvaluatedKey());
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

        private QueryRequest.Builder request(TaskStatus status) {
            Expression expression = new Expression();
            TaskFilter filter = query.filter();
            CreatedRange created = filter.created();
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
                            + expression.value(Keys.status(userId, status == TaskStatus.DONE)) + " AND "
                            + expression.between(TaskFields.TASK_ID,
                                    Keys.idFrom(created.from().orElse(Keys.FIRST_TIME)),
                                    Keys.idTo(created.to().orElse(Keys.LAST_TIME))))
                    .filterExpression(String.join(" AND ", clauses))
                    .projectionExpression(String.join(", ", expression.name(TaskFields.TASK_ID),
                            expression.name(Items.TITLE_FOLD), expression.name(Items.DESCRIPTION_FOLD),
                            expression.name(Items.RANK), expression.name(TaskFields.DUE_DATE)))
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values());
        }
    }
}
