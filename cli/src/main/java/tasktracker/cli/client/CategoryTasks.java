package tasktracker.cli.client;

/** What becomes of the tasks of a category that is deleted. */
public sealed interface CategoryTasks {
    /** It is only deleted when it has none. */
    record Reject() implements CategoryTasks {}

    /** They lose their category. */
    record Uncategorize() implements CategoryTasks {}

    /** They move to another one. */
    record Move(String categoryId) implements CategoryTasks {}

    /** The path that deletes a category in this way. */
    default String path(String categoryId) {
        Query query = new Query("/categories/" + Query.encode(categoryId));
        switch (this) {
            case Reject _ -> query.add("tasks", "reject");
            case Uncategorize _ -> query.add("tasks", "uncategorize");
            case Move(String to) -> query.add("tasks", "move").add("moveTo", to);
        }
        return query.toString();
    }
}
