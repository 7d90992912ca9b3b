package tasktracker.cli.command.category;

import java.util.Iterator;
import java.util.List;

/** The values of {@code category delete --tasks}. */
final class TasksWords implements Iterable<String> {
    static final String REJECT = "reject";
    static final String UNCATEGORIZE = "uncategorize";
    static final String MOVE = "move";

    @Override
    public Iterator<String> iterator() {
        return List.of(REJECT, UNCATEGORIZE, MOVE).iterator();
    }
}
