package tasktracker.functions.store;

/** What a caller expects of the item it changes or deletes. */
public sealed interface Expected {
    /** The item exists, in whatever version ({@code If-Match: *}, or no If-Match where it is optional). */
    record Any() implements Expected {}

    /** The item exists in exactly this version. */
    record Version(long number) implements Expected {}

    /** Whether an item of that version is what was expected. */
    default boolean accepts(long version) {
        return switch (this) {
            case Any() -> true;
            case Version(long number) -> number == version;
        };
    }
}
