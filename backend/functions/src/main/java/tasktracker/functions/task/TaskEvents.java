package tasktracker.functions.task;

/** What happened to tasks, for those who count it. Replays are not counted again. */
public interface TaskEvents {
    /** A task was created, alone. */
    void created();

    /** An open task became completed. */
    void completed();

    /** So many tasks were created in bulk. */
    void imported(int tasks);
}
