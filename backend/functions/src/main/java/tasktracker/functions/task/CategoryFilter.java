package tasktracker.functions.task;

/** The {@code category} filter. */
public sealed interface CategoryFilter {
    /** Any category or none. */
    record Any() implements CategoryFilter {}

    /** Only tasks without a category. */
    record None() implements CategoryFilter {}

    /** Only tasks of this category. */
    record Of(String categoryId) implements CategoryFilter {}

    /** Whether a task of that category, null when none, passes. */
    default boolean accepts(String categoryId) {
        return switch (this) {
            case Any() -> true;
            case None() -> categoryId == null;
            case Of(String wanted) -> wanted.equals(categoryId);
        };
    }
}
