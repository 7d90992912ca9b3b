package tasktracker.functions.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the items of a request that cannot all be created because an earlier one has the same externalId or taskId.
 * They wait until the others are done: else it would be chance which one wins.
 */
final class Repeats {
    private static final int NONE = -1;

    private final int[] sameExternalId;
    private final int[] sameTaskId;

    Repeats(List<BulkItem> items) {
        this.sameExternalId = new int[items.size()];
        this.sameTaskId = new int[items.size()];
        Map<String, Integer> externalIds = new HashMap<>();
        Map<String, Integer> taskIds = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            sameExternalId[i] = earlier(externalIds, items.get(i).draft().task().externalId(), i);
            sameTaskId[i] = earlier(taskIds, items.get(i).draft().task().taskId(), i);
        }
    }

    boolean isRepeat(int position) {
        return hasEarlierExternalId(position) || hasEarlierTaskId(position);
    }

    boolean hasEarlierExternalId(int position) {
        return sameExternalId[position] != NONE;
    }

    boolean hasEarlierTaskId(int position) {
        return sameTaskId[position] != NONE;
    }

    /** The position of the first item with the externalId of this one. */
    int earlierExternalId(int position) {
        return sameExternalId[position];
    }

    /** The position of the first item with the taskId of this one. */
    int earlierTaskId(int position) {
        return sameTaskId[position];
    }

    private static int earlier(Map<String, Integer> seen, String id, int position) {
        Integer first = id == null ? null : seen.putIfAbsent(id, position);
        return first == null ? NONE : first;
    }
}
