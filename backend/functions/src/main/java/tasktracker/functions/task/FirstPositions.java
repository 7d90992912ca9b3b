package tasktracker.functions.task;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The first few of many positions that come in any order, for whoever has to look at all to find a page. */
public final class FirstPositions {
    private final Comparator<String> order;
    private final Optional<String> after;
    private final int most;
    private final TreeSet<String> first;

    /**
     * Keeps nothing yet.
     *
     * @param after what all must come after, empty for the beginning
     * @param most how many to keep
     */
    public FirstPositions(TaskQuery query, Optional<String> after, int most) {
        this.order = query.positions();
        this.after = after;
        this.most = most;
        this.first = new TreeSet<>(order);
    }

    /** Keeps a position if it is among the first. */
    public void add(String position) {
        boolean comesAfter = after.isEmpty() || order.compare(position, after.get()) > 0;
        if (comesAfter && (first.size() < most || order.compare(position, first.last()) < 0) && first.add(position)
                && first.size() > most) {
            first.pollLast();
        }
    }

    /** Keeps those that are among the first. */
    public void addAll(FirstPositions others) {
        others.first.forEach(this::add);
    }

    /** What was kept, in order. */
    public List<String> inOrder() {
        return List.copyOf(first);
    }
}
