package tasktracker.functions.task;

import java.util.List;
import java.util.Optional;
import tasktracker.contract.Task;

/**
 * Part of a list.
 *
 * @param next the position (see {@link TaskOrder}) after which the list goes on, empty at its end; a slice may be
 *            shorter than asked for, even empty, and yet have one
 */
public record Slice(List<Task> tasks, Optional<String> next) {
    public Slice {
        tasks = List.copyOf(tasks);
    }
}
