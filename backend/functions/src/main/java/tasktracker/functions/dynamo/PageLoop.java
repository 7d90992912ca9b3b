package tasktracker.functions.dynamo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.task.TaskFilter;

/**
 * The one loop that reads every page of every path. It stops when it has one match more than wanted (then a next page
 * is certain), when the list ends, or when its budget or the time is spent (then the page is short, and goes on after
 * the last position that was looked at).
 */
final class PageLoop {
    /** Items that one page may look at beyond those it wants: about 1 MB, or 125 read units of an index. */
    static final int SPARE_ITEMS = 1_000;
    /** Reads that one page may take: what ends a page of very large items, of which a read returns 1 MB. */
    static final int MAX_READS = 20;
    private static final int MIN_FILTERED_READ = 50;
    private static final int MAX_FILTERED_READ = 500;

    private final DynamoDbClient client;
    private final String table;
    private final Retries retries;

    PageLoop(DynamoDbClient client, String table, Retries retries) {
        this.client = client;
        this.table = table;
        this.retries = retries;
    }

    /** An item that passes, and its position in the list. */
    record Match(String position, Map<String, AttributeValue> item) {}

    /**
     * What was found.
     *
     * @param next the position after which the list goes on, empty at its end
     */
    record Found(List<Match> matches, Optional<String> next) {}

    /**
     * What to read.
     *
     * @param rest the conditions that the segments do not answer
     * @param positions the order of the list
     * @param after where to begin, null for the beginning
     * @param want the most matches to find
     */
    record Order(String userId, List<Segment> segments, TaskFilter rest, Comparator<String> positions, String after,
            int want, Deadline deadline) {}

    Found read(Order order) {
        return new Run(order).found();
    }

    /** One page being read. */
    private final class Run {
        private final Order order;
        private final List<Match> matches = new ArrayList<>();
        private int itemsLeft;
        private int readsLeft = MAX_READS;
        private int filteredRead;

        Run(Order order) {
            this.order = order;
            this.itemsLeft = order.want() + SPARE_ITEMS;
        }

        Found found() {
            Comparator<String> positions = order.positions();
            String after = order.after();
            for (Segment segment : order.segments()) {
                if (after != null && positions.compare(after, segment.last()) >= 0) {
                    continue;
                }
                boolean begins = after == null || positions.compare(after, segment.first()) <= 0;
                Merge merge = new Merge(segment, begins ? null : after, positions);
                Optional<Found> found = read(merge);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return new Found(matches, Optional.empty());
        }

        /** Reads a segment; empty when it ended before the page did. */
        private Optional<Found> read(Merge merge) {
            while (true) {
                merge.drainTo(matches, order.want() + 1);
                if (matches.size() > order.want()) {
                    List<Match> page = matches.subList(0, order.want());
                    return Optional.of(new Found(page, Optional.of(page.getLast().position())));
                }
                Optional<Merge.Lane> behind = merge.behind();
                if (behind.isEmpty()) {
                    return Optional.empty();
                }
                // Each page looks at something, whatever is spent: else it would end where it began.
                if (behind.get().hasBegun() && isSpent()) {
                    return Optional.of(new Found(matches, Optional.of(behind.get().frontier())));
                }
                read(merge, behind.get());
            }
        }

        private boolean isSpent() {
            return itemsLeft <= 0 || readsLeft <= 0 || order.deadline().passed();
        }

        private void read(Merge merge, Merge.Lane lane) {
            QueryResponse response = retries.call("reading tasks", () -> client.query(query(merge, lane)));
            itemsLeft -= response.scannedCount();
            readsLeft--;
            lane.add(response.items(), response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of());
        }

        private QueryRequest query(Merge merge, Merge.Lane lane) {
            Segment segment = merge.segment();
            TaskIndex index = segment.index();
            Expression expression = new Expression();
            QueryRequest.Builder query = QueryRequest.builder().tableName(table).scanIndexForward(segment.forward());
            index.indexName().ifPresentOrElse(query::indexName, () -> query.consistentRead(true));
            query.keyConditionExpression(expression.name(index.partitionKey()) + " = "
                    + expression.value(lane.partition()) + " AND " + expression.between(index.sortKey(),
                            segment.sortKey(segment.low()), segment.sortKey(segment.high())));
            String filter = Conditions.of(order.rest(), expression);
            if (!filter.isEmpty()) {
                query.filterExpression(filter);
            }
            if (lane.frontier() != null) {
                query.exclusiveStartKey(segment.startKey(order.userId(), lane.partition(), lane.frontier()));
            }
            return query.limit(filter.isEmpty() ? limit(merge, lane) : filteredLimit())
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .build();
        }

        private int missing() {
            return order.want() + 1 - matches.size();
        }

        /**
         * Always a limit: without one a read goes on for 1 MB. Of several partitions each begins with its share and a
         * quarter more: mostly that does, and what is read of the others for nothing is less than the page.
         */
        private int limit(Merge merge, Merge.Lane lane) {
            int lanes = merge.segment().partitions().size();
            return lanes == 1 || lane.hasBegun() ? missing() : Math.ceilDiv(5 * missing(), 4 * lanes);
        }

        /**
         * Behind a filter a read starts at four items for each that is missing and doubles from read to read, so that
         * it never reads far more past the page than up to it.
         */
        private int filteredLimit() {
            int missing = missing();
            int most = Math.max(MAX_FILTERED_READ, missing);
            filteredRead = filteredRead == 0
                    ? Math.clamp(4L * missing, MIN_FILTERED_READ, most)
                    : Math.min(2 * filteredRead, most);
            return filteredRead;
        }
    }
}
