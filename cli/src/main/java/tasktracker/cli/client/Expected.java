package tasktracker.cli.client;

import java.util.Optional;

/** The version that a resource must still have for a change to happen. */
public sealed interface Expected {
    /** This version and no other. */
    record Version(long number) implements Expected {}

    /** Whatever it is: knowingly overwrites. */
    record Any() implements Expected {}

    /** This version. */
    static Expected version(long number) {
        return new Version(number);
    }

    /** Any version. */
    static Expected any() {
        return new Any();
    }

    /** The value of {@code If-Match} for a PUT, which needs one. */
    default String ifMatch() {
        return switch (this) {
            case Version(long number) -> "\"" + number + "\"";
            case Any _ -> "*";
        };
    }

    /** The value of {@code If-Match} for a DELETE, which does without. */
    default Optional<String> ifMatchWhenNamed() {
        return this instanceof Version ? Optional.of(ifMatch()) : Optional.empty();
    }
}
