package tasktracker.contract;

import java.util.List;
import java.util.Optional;

/** One page of a list. Only an absent cursor marks the end: a page may be short, even empty, and yet have one. */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
