package tasktracker.functions.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.contract.TaskFields;

/**
 * A stretch of a list: the same range of one or more partitions of one index, merged.
 *
 * @param partitions the partition keys' values
 * @param prefix what the positions of the list put before this index's sort keys, such as {@code 1#} for a priority
 * @param low what no position in here is before, inclusive
 * @param high what no position in here is after, inclusive
 * @param forward whether the list goes from low to high
 */
record Segment(TaskIndex index, List<String> partitions, String prefix, String low, String high, boolean forward) {
    Segment {
        partitions = List.copyOf(partitions);
    }

    /** What the list has first of all that can be in here. */
    String first() {
        return forward ? low : high;
    }

    /** What the list has last of all that can be in here. */
    String last() {
        return forward ? high : low;
    }

    /** The sort key of a position or a bound. */
    String sortKey(String position) {
        return index == TaskIndex.CATEGORY ? Keys.created(position) : position.substring(prefix.length());
    }

    /** The position of an item, or of the key of one. */
    String position(Map<String, AttributeValue> key) {
        return switch (index) {
            case TABLE, CATEGORY, CREATED, SEARCH -> prefix + key.get(TaskFields.TASK_ID).s();
            case STATUS, PRIORITY -> prefix + key.get(Keys.DUE_KEY).s();
        };
    }

    /** The key to start a query after; there need be no item of it. */
    Map<String, AttributeValue> startKey(String userId, String partition, String position) {
        Map<String, AttributeValue> key = new HashMap<>(Keys.task(userId, Keys.idAtEnd(position)));
        key.put(index.partitionKey(), AttributeValue.fromS(partition));
        key.put(index.sortKey(), AttributeValue.fromS(sortKey(position)));
        return key;
    }
}
