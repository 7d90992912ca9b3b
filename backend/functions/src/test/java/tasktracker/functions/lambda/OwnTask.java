package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A task whose creation one client was told of and that only this client changes: what it may be like by now. */
final class OwnTask {
    private final String title;
    private final Set<Boolean> statuses = new HashSet<>(Set.of(false));
    /** With null for none. */
    private final Set<String> categories = new HashSet<>();
    private boolean deletionTried;
    private boolean deleted;

    OwnTask(String title) {
        this.title = title;
        this.categories.add(null);
    }

    /** The client asked for its deletion. */
    void deletionTried() {
        deletionTried = true;
    }

    /** The client was told that it is gone. */
    void deleted() {
        deleted = true;
    }

    boolean mayBeGone() {
        return deletionTried;
    }

    /** Whether it can only have this status. */
    boolean is(boolean completed) {
        return !deletionTried && statuses.equals(Set.of(completed));
    }

    /** The client asked for a status; when that was not acknowledged, it may also be as before. */
    void status(boolean completed, boolean acknowledged) {
        become(statuses, completed, acknowledged);
    }

    /** The client asked for a category, null for none; when that was not acknowledged, it may also be as before. */
    void category(String categoryId, boolean acknowledged) {
        become(categories, categoryId, acknowledged);
    }

    private static <T> void become(Set<T> values, T value, boolean certain) {
        if (certain) {
            values.clear();
        }
        values.add(value);
    }

    /**
     * Fails when it is not as it must be.
     *
     * @param stored as the list has it, null when it is not there
     * @param mayBeNone categories that take no task with them
     */
    void require(String id, Map<String, Object> stored, Set<String> mayBeNone) {
        if (deleted) {
            assertEquals(null, stored, id + " was deleted and is there");
        }
        if (stored == null) {
            assertTrue(deletionTried, title + " was acknowledged as " + id + " and is not there");
            return;
        }
        assertNotNull(stored.get("title"));
        assertEquals(title, stored.get("title"));
        assertTrue(statuses.contains(stored.get("completed")), stored + " has none of the statuses " + statuses);
        Object category = stored.get("categoryId");
        boolean lostIt = category == null && categories.stream().filter(Objects::nonNull).anyMatch(mayBeNone::contains);
        assertFalse(!categories.contains(category) && !lostIt, stored + " is in none of the categories " + categories);
    }
}
