package tasktracker.functions.category;

/** What happens to the tasks of a category that is deleted. */
public sealed interface TasksChoice {
    /** The category is kept when it has any. */
    record Reject() implements TasksChoice {}

    /** They lose their category. */
    record Uncategorize() implements TasksChoice {}

    /** They go to another category. */
    record MoveTo(String categoryId) implements TasksChoice {}
}
