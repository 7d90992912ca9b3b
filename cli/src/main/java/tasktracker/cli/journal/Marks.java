package tasktracker.cli.journal;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which batches of a plan are settled, and which of their tasks were not done. A few bytes a batch. */
final class Marks {
    private final BitSet settled = new BitSet();
    private final Map<Integer, Set<Integer>> failed = new HashMap<>();

    void add(int batch, Set<Integer> failedPositions) {
        settled.set(batch);
        if (failedPositions.isEmpty()) {
            failed.remove(batch);
        } else {
            failed.put(batch, Set.copyOf(failedPositions));
        }
    }

    boolean isSettled(int batch) {
        return settled.get(batch);
    }

    int count() {
        return settled.cardinality();
    }

    boolean hasFailed(int batch) {
        return failed.containsKey(batch);
    }

    boolean isFailed(int batch, int position) {
        return failed.getOrDefault(batch, Set.of()).contains(position);
    }
}
