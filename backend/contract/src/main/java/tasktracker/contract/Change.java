package tasktracker.contract;

/** What a PUT says of an optional field: nothing, cleared by {@code null}, or a new value. */
public sealed interface Change<T> {
    /** The field was absent: it keeps its value. */
    record Keep<T>() implements Change<T> {}

    /** The field was {@code null}: it loses its value. */
    record Clear<T>() implements Change<T> {}

    /** The field has a new value. */
    record To<T>(T value) implements Change<T> {}

    /** The value after this change; null means none. */
    default T apply(T current) {
        return switch (this) {
            case Keep<T> _ -> current;
            case Clear<T> _ -> null;
            case To<T>(T value) -> value;
        };
    }

    /** Whether the field stays as it is. */
    default boolean isKeep() {
        return this instanceof Keep<T>;
    }

    static <T> Change<T> keep() {
        return new Keep<>();
    }

    static <T> Change<T> clear() {
        return new Clear<>();
    }

    static <T> Change<T> to(T value) {
        return new To<>(value);
    }
}
