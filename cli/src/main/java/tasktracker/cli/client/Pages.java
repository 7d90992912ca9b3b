package tasktracker.cli.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import tasktracker.contract.Page;
import tasktracker.contract.Task;

/** The pages of a list, each fetched when it is asked for. */
public final class Pages implements Iterator<Page<Task>> {
    private final TaskClient client;
    private final TaskQuery query;
    private final int limit;
    private final Cursors cursors = new Cursors();
    private Optional<String> cursor = Optional.empty();
    private boolean ended;

    /**
     * All pages from the first.
     *
     * @param limit rows a page, 1 to 100
     */
    public Pages(TaskClient client, TaskQuery query, int limit) {
        this.client = client;
        this.query = query;
        this.limit = limit;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** The next page; it may be short, even empty. */
    @Override
    public Page<Task> next() {
        if (ended) {
            throw new NoSuchElementException("no page after the last");
        }
        Page<Task> page = client.tasks(query, limit, cursor);
        cursor = cursors.follow(page.nextCursor());
        ended = cursor.isEmpty();
        return page;
    }
}
