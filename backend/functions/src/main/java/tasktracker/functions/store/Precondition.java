package tasktracker.functions.store;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What a client demands of the item it changes or deletes; a list of versions is brought down to one to expect. */
public sealed interface Precondition {
    /** That it exists. */
    record Exists() implements Precondition {}

    /** That it is in one of these versions; no version is in the empty set. */
    record OneOf(Set<Long> versions) implements Precondition {
        public OneOf {
            versions = new TreeSet<>(versions);
        }
    }

    /**
     * The single thing to expect of the store.
     *
     * @param current reads the version as it is now, empty when the item is missing; asked only for several versions
     */
    default Expected expected(Supplier<Optional<Long>> current) {
        return switch (this) {
            case Exists() -> new Expected.Any();
            case OneOf(Set<Long> versions) -> new Expected.Version(switch (versions.size()) {
                case 0 -> 0L;
                case 1 -> versions.iterator().next();
                default -> current.get().filter(versions::contains).orElse(0L);
            });
        };
    }
}
