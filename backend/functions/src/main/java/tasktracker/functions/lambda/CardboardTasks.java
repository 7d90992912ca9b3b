package tasktracker.functions.lambda;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;

/** Keeps nothing and always has the same task, for {@link Rehearsal}. */
final class CardboardTasks implements TaskStore {
    static final Task TASK = new Task("019c0000-0000-7000-8000-000000000001", "A task", "", false, Priority.HIGH, null,
            new Due("2026-12-01"), Instant.ofEpochMilli(0), Instant.ofEpochMilli(0), null, null, 1);

    @Override
    public Creation create(String userId, Task task, Optional<WriteToken> token) {
        return new Creation.Created();
    }

    @Override
    public JointCreation createAll(String userId, List<Task> tasks, Optional<WriteToken> token) {
        return new JointCreation.Created();
    }

    @Override
    public Optional<JointCreation> findCreation(String userId, Optional<String> externalId, WriteToken token) {
        return Optional.empty();
    }

    @Override
    public Optional<Task> find(String userId, String taskId) {
        return Optional.of(TASK);
    }

    @Override
    public Optional<String> findByExternalId(String userId, String externalId) {
        return Optional.empty();
    }

    @Override
    public Update update(String userId, String taskId, Expected expected, TaskPatch patch, Optional<WriteToken> token,
            Instant now) {
        return new Update.Updated(TASK.with(patch, now));
    }

    @Override
    public Deletion delete(String userId, String taskId, Expected expected) {
        return new Deletion.Deleted();
    }

    @Override
    public Reach reach(String userId, String taskId, Goal goal, Instant now) {
        return Reach.REACHED;
    }

    @Override
    public JointReach reachAll(String userId, List<String> taskIds, Goal goal, Instant now) {
        return new JointReach.Reached(Collections.nCopies(taskIds.size(), Reach.REACHED));
    }

    @Override
    public JointDeletion deleteAll(String userId, List<String> taskIds) {
        return new JointDeletion.Deleted();
    }

    /**
     * A list goes on once, so that cursors are rehearsed; a category has no tasks, so that it can be deleted; a search
     * looks at the task.
     */
    @Override
    public Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        return after.isEmpty() && query.filter().category().accepts(null) && query.accepts(TASK)
                ? new Slice(List.of(TASK), Optional.of(query.position(TASK)))
                : new Slice(List.of(), Optional.empty());
    }

    @Override
    public void awaitLists(Instant written, Deadline deadline) {
        // They show everything at once.
    }
}
