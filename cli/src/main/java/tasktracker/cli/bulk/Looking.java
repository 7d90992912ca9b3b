package tasktracker.cli.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.journal.Deed;
import tasktracker.cli.journal.Entry;
import tasktracker.contract.Task;

/** Says what the way back would do, and changes nothing. */
public final class Looking implements WayBack {
    private final TaskClient lookups;

    public Looking(TaskClient lookups) {
        this.lookups = lookups;
    }

    @Override
    public List<ItemResult> of(Entry entry, List<Task> before) {
        List<ItemResult> results = new ArrayList<>(before.size());
        for (Task task : before) {
            Optional<Task> now = Comparison.now(lookups, task.taskId());
            results.add(entry.deed() == Deed.DELETE ? ofDeleted(task, now) : ofChanged(entry, task, now));
        }
        return results;
    }

    private static ItemResult ofDeleted(Task before, Optional<Task> now) {
        if (now.isEmpty()) {
            return ItemResult.planned(before);
        }
        return Comparison.saysTheSame(before, now.get())
                ? ItemResult.unchanged(before)
                : Restoring.refused(before, "there is a task of its id already, and it says something else");
    }

    private static ItemResult ofChanged(Entry entry, Task before, Optional<Task> now) {
        if (now.isEmpty()) {
            return Restoring.refused(before, "somebody deleted it since");
        }
        if (now.get().version() == before.version() + 1
                || Comparison.saysTheSame(entry.after(before), now.get())) {
            return ItemResult.planned(before);
        }
        return Comparison.saysTheSame(before, now.get())
                ? ItemResult.unchanged(before)
                : Restoring.refused(before, "somebody changed it since");
    }
}
