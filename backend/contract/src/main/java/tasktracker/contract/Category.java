package tasktracker.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * A category as a client sees it.
 *
 * @param name 1 to 60 code points, unique per user without regard to case and accents
 * @param color {@code #RRGGBB}, null when none
 * @param icon 1 to 32 code points, null when none
 */
public record Category(String categoryId, String name, String color, String icon, Instant createdAt,
        Instant updatedAt, long version) {

    public Category {
        Objects.requireNonNull(categoryId, "categoryId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** This category after a change, which is never before {@code createdAt}. */
    public Category with(CategoryPatch patch, Instant now) {
        return new Category(categoryId, patch.name().orElse(name), patch.color().apply(color),
                patch.icon().apply(icon), createdAt, Timestamps.later(now, createdAt), version + 1);
    }
}
