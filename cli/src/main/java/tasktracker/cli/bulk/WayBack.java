package tasktracker.cli.bulk;

import java.util.List;
import tasktracker.cli.journal.Entry;
import tasktracker.contract.Task;

/** Brings tasks back to what they were before a deed; for use by several threads. */
public interface WayBack {
    /**
     * A result for each task, in their order.
     *
     * @param before as they were
     */
    List<ItemResult> of(Entry entry, List<Task> before) throws InterruptedException;
}
