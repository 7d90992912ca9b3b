package tasktracker.functions.task;

import java.util.Comparator;
import java.util.Optional;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.functions.search.Rank;
import tasktracker.functions.search.Search;

/**
 * What a list asks for. Every task in it has one position, a text that is unique in the list; a page continues strictly
 * after one, whether or not its task still exists or still matches. By rank it is {@code rank#} and the position in
 * the order, else that of the order alone, see {@link TaskOrder}.
 *
 * @param search what tasks must match besides, empty when nothing is searched
 * @param byRank whether those that match best come first, and the order only decides among equal ones
 */
public record TaskQuery(TaskFilter filter, TaskOrder order, Optional<Search> search, boolean byRank) {
    private static final int RANK_END = Rank.LENGTH + 1;

    public TaskQuery {
        if (byRank && search.isEmpty()) {
            throw new IllegalArgumentException("nothing to rank by");
        }
    }

    /** A list without a search. */
    public TaskQuery(TaskFilter filter, TaskOrder order) {
        this(filter, order, Optional.empty(), false);
    }

    /** What a search finds, in an order that has nothing to do with it. */
    public static TaskQuery searching(TaskFilter filter, Search search, TaskOrder order) {
        return new TaskQuery(filter, order, Optional.of(search), false);
    }

    /** What a search finds, the best first and then the newest. */
    public static TaskQuery ranked(TaskFilter filter, Search search) {
        return new TaskQuery(filter, TaskOrder.NEWEST_FIRST, Optional.of(search), true);
    }

    /** Whether a task is listed: the rule that every store must agree with. */
    public boolean accepts(Task task) {
        return filter.accepts(task) && search.map(wanted -> wanted.matches(task)).orElse(true);
    }

    /** The position of a task that is listed. */
    public String position(Task task) {
        return byRank
                ? ranked(search.orElseThrow().rank(task).orElseThrow(), order.position(task))
                : order.position(task);
    }

    /**
     * The position of a task that matches the search.
     *
     * @param due null when it has none
     */
    public String position(Rank rank, String taskId, Priority priority, Due due) {
        String position = order.position(taskId, priority, due);
        return byRank ? ranked(rank, position) : position;
    }

    /** The task's id at the end of a position of any query. */
    public static String taskId(String position) {
        return position.substring(position.lastIndexOf('#') + 1);
    }

    private static String ranked(Rank rank, String position) {
        return rank.text() + "#" + position;
    }

    /** The order of positions. */
    public Comparator<String> positions() {
        Comparator<String> positions = order.positions();
        return byRank
                ? Comparator.comparing((String position) -> position.substring(0, RANK_END))
                        .thenComparing(position -> position.substring(RANK_END), positions)
                : positions;
    }
}
