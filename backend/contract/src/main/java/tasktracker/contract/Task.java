package tasktracker.contract;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A task as a client sees it.
 *
 * @param taskId UUIDv7 whose time is {@code createdAt}
 * @param title 1 to 200 code points, not blank
 * @param description 0 to 4,000 code points
 * @param categoryId null when uncategorised
 * @param due null when none
 * @param completedAt null unless completed
 * @param externalId null unless an import gave one; unique per user and immutable
 * @param version starts at 1 and grows by 1 with each change; its quoted form is the ETag
 */
public record Task(String taskId, String title, String description, boolean completed, Priority priority,
        String categoryId, Due due, Instant createdAt, Instant updatedAt, Instant completedAt, String externalId,
        long version) {

    public Task {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /**
     * This task after a change. {@code completedAt} is set when the task becomes completed and cleared when it is
     * reopened; completing a completed task keeps it. No time of a change is before {@code createdAt}, also when a clock
     * that was ahead has been set back.
     */
    public Task with(TaskPatch patch, Instant time) {
        Instant now = Timestamps.later(time, createdAt);
        boolean done = patch.completed().orElse(completed);
        Instant doneAt = done ? Optional.ofNullable(completedAt).orElse(now) : null;
        return new Task(taskId, patch.title().orElse(title), patch.description().orElse(description), done,
                patch.priority().orElse(priority), patch.category().apply(categoryId), patch.due().apply(due),
                createdAt, now, doneAt, externalId, version + 1);
    }

    /** This task in another category, or in none when null, with everything else as it is. */
    public Task withCategory(String category) {
        return new Task(taskId, title, description, completed, priority, category, due, createdAt, updatedAt,
                completedAt, externalId, version);
    }
}
