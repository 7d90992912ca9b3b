package tasktracker.cli.option;

import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.client.TaskQuery;
import tasktracker.contract.Due;
import tasktracker.contract.Task;

/**
 * The tasks that filters select: what the API is asked for, and what of its answer is meant.
 *
 * @param query for the API
 */
public record Selection(TaskQuery query, DueBounds due) {
    /** The tasks of a page that are meant. */
    public List<Task> keep(List<Task> page) {
        List<Task> kept = new ArrayList<>(page.size());
        for (Task task : page) {
            Due when = task.due();
            if (due.accepts(when)) {
                kept.add(task);
            }
        }
        return kept;
    }
}
