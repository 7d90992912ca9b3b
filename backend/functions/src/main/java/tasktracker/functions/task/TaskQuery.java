package tasktracker.functions.task;

import tasktracker.contract.Task;

/** What a list asks for. */
public record TaskQuery(TaskFilter filter, TaskOrder order) {
    /** The position of a task that is listed. */
    public String position(Task task) {
        return order.position(task);
    }
}
