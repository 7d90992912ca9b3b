package tasktracker.functions.task;

/** What happened to tasks, for those who count it. Replays are not counted again. */
public interface TaskEvents {
    /** A task was created, alone. */
    void created();

    /** So many open tasks became completed. */
    void completed(int tasks);

    /** So many tasks were created in bulk. */
    void imported(int tasks);
}
