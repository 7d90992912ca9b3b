package tasktracker.cli.load;

import java.util.Locale;

/** What a load test does. */
public enum Operation {
    /** A page of 50 tasks. */
    LIST,
    /** One task. */
    GET,
    /** A new task. */
    ADD,
    /** A task completed, or opened again when it is completed already. */
    DONE,
    /** The tasks with a word. */
    SEARCH;

    /** As the command line and the report have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
