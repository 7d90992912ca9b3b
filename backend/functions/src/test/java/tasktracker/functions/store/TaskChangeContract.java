package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.Deletion;
import tasktracker.functions.task.TaskStore.Update;

/** Changing and deleting one task; a part of {@link TaskStoreContract}. */
public abstract class TaskChangeContract extends TaskJointCreationContract {
    static final Instant LATER = NOW.plusSeconds(3600);
    private static final Instant SET_BACK = NOW.minusSeconds(3600);
    private static final Expected ANY = new Expected.Any();

    @Test
    void noChangeIsBeforeTheCreationAlsoWhenTheClockWasSetBack() {
        TaskPatch done = TaskPatch.NONE.withCompleted(true);
        Goal goal = new Goal.Status(true);
        List<Task> tasks = List.of(created(task("one")), created(task("two")), created(task("three")));
        Update updated = store.update(user, tasks.getFirst().taskId(), ANY, done, Optional.empty(), SET_BACK);
        store.reach(user, tasks.get(1).taskId(), goal, SET_BACK);
        store.reachAll(user, List.of(tasks.get(2).taskId()), goal, SET_BACK);

        assertEquals(new Update.Updated(tasks.getFirst().with(done, NOW)), updated);
        for (Task task : tasks) {
            assertEquals(Optional.of(task.with(done, NOW)), store.find(user, task.taskId()));
        }
    }

    @Test
    void everyFieldChangesAloneAndTogether() {
        List<TaskPatch> patches = List.of(TaskPatch.NONE, TaskPatch.NONE.withTitle("new"),
                TaskPatch.NONE.withDescription("new"), TaskPatch.NONE.withDescription(""),
                TaskPatch.NONE.withCompleted(true), TaskPatch.NONE.withCompleted(false),
                TaskPatch.NONE.withPriority(Priority.LOW), TaskPatch.NONE.withCategory(to("c")),
                TaskPatch.NONE.withCategory(Change.clear()), TaskPatch.NONE.withDue(to(Due.parse("2027-01-01"))),
                TaskPatch.NONE.withDue(Change.clear()),
                new TaskPatch(Optional.of("all"), Optional.of("of it"), Optional.of(true), Optional.of(Priority.HIGH),
                        to("d"), to(Due.parse("2027-02-03T04:05:06.789Z"))));
        for (TaskPatch patch : patches) {
            for (Task before : List.of(created(task("plain")), created(withoutExternalId(full())))) {
                Task after = before.with(patch, LATER);

                assertEquals(new Update.Updated(after), change(before, ANY, patch, Optional.empty()));
                assertEquals(Optional.of(after), store.find(user, before.taskId()));
            }
        }
    }

    @Test
    void completingAgainKeepsTheFirstTime() {
        Task task = created(task("t"));
        TaskPatch done = TaskPatch.NONE.withCompleted(true);
        store.update(user, task.taskId(), ANY, done, Optional.empty(), LATER);
        store.update(user, task.taskId(), ANY, done, Optional.empty(), LATER.plusSeconds(1));
        assertEquals(LATER, store.find(user, task.taskId()).orElseThrow().completedAt());

        store.update(user, task.taskId(), ANY, TaskPatch.NONE.withCompleted(false), Optional.empty(), LATER);
        assertEquals(null, store.find(user, task.taskId()).orElseThrow().completedAt());
    }

    @Test
    void manyChangesInARowEndWhereTheRuleSays() {
        long seed = 20_260_301;
        TaskGenerator generator = new TaskGenerator(seed);
        Task task = created(generator.task());
        for (int i = 0; i < 60; i++) {
            TaskPatch patch = generator.patch();
            Instant now = NOW.plusSeconds(i);
            Task after = task.with(patch, now);
            assertEquals(new Update.Updated(after), store.update(user, task.taskId(),
                    new Expected.Version(task.version()), patch, Optional.empty(), now), "seed " + seed + " " + patch);
            task = after;
        }
    }

    @Test
    void aStaleVersionChangesNothing() {
        Task task = created(task("t"));
        TaskPatch patch = TaskPatch.NONE.withTitle("u");
        Task second = task.with(patch, LATER);

        assertEquals(new Update.VersionMismatch(task), change(task, new Expected.Version(2), patch, Optional.empty()));
        assertEquals(new Update.Updated(second), change(task, new Expected.Version(1), patch, Optional.empty()));
        assertEquals(new Update.VersionMismatch(second),
                change(task, new Expected.Version(1), TaskPatch.NONE.withTitle("v"), token(newKey(), "b")));
        assertEquals(Optional.of(second), store.find(user, task.taskId()));
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        Task task = created(task("t"));
        TaskPatch patch = TaskPatch.NONE.withCompleted(true);

        for (Expected expected : List.of(ANY, new Expected.Version(1))) {
            assertEquals(new Update.NotFound(),
                    store.update(user, ids.id(NOW), expected, patch, token(newKey(), "b"), LATER));
            assertEquals(new Update.NotFound(),
                    store.update(newUser(), task.taskId(), expected, patch, Optional.empty(), LATER));
            assertEquals(new Deletion.NotFound(), store.delete(user, ids.id(NOW), expected));
            assertEquals(new Deletion.NotFound(), store.delete(newUser(), task.taskId(), expected));
        }
        assertEquals(List.of(task), walk(store, user, Queries.ALL, 10, Deadline.none()));
    }

    @Test
    void aRepeatedChangeReplays() {
        for (Expected expected : List.of(ANY, new Expected.Version(1))) {
            Task task = created(task("t"));
            String key = newKey();
            TaskPatch patch = TaskPatch.NONE.withTitle("u");
            Task changed = task.with(patch, LATER);
            assertEquals(new Update.Updated(changed), change(task, expected, patch, token(key, "body")));

            assertEquals(new Update.Replayed(changed), change(task, expected, patch, token(key, "body")));
            assertEquals(new Update.Replayed(changed),
                    change(task, new Expected.Version(2), patch, token(key, "body")));
            assertEquals(new Update.TokenReused(), change(task, expected, patch, token(key, "other")));
            assertEquals(new Update.TokenReused(),
                    change(task, new Expected.Version(2), patch, token(key, "other")));
            assertEquals(Optional.of(changed), store.find(user, task.taskId()));
        }
    }

    @Test
    void theNextChangeForgetsTheToken() {
        for (Optional<WriteToken> next : List.of(Optional.<WriteToken>empty(), token(newKey(), "b"))) {
            Task task = created(task("t"));
            String key = newKey();
            TaskPatch patch = TaskPatch.NONE.withTitle("u");
            change(task, new Expected.Version(1), patch, token(key, "body"));
            Task third = task.with(patch, LATER).with(TaskPatch.NONE, LATER);
            assertEquals(new Update.Updated(third), change(task, new Expected.Version(2), TaskPatch.NONE, next));

            assertEquals(new Update.VersionMismatch(third),
                    change(task, new Expected.Version(1), patch, token(key, "body")));
        }
    }

    @Test
    void theTokensOfOneTaskMeanNothingToAnother() {
        Task one = created(task("one"));
        Task two = created(task("two"));
        String key = newKey();
        TaskPatch patch = TaskPatch.NONE.withTitle("u");
        change(one, ANY, patch, token(key, "body"));

        assertEquals(new Update.Updated(two.with(patch, LATER)), change(two, ANY, patch, token(key, "body")));
    }

    @Test
    void theTokenOfACreationIsNoneOfAChange() {
        Task task = task("t");
        String key = newKey();
        store.create(user, task, token(key, "body"));

        assertEquals(new Update.Updated(task.with(TaskPatch.NONE, LATER)),
                change(task, ANY, TaskPatch.NONE, token(key, "body")));
    }

    @Test
    void oneOfManyChangesOfAVersionWins() throws Exception {
        Task task = created(task("t"));
        List<Update> results = Contenders.race(6, i -> change(task, new Expected.Version(1),
                TaskPatch.NONE.withTitle("by " + i), i % 2 == 0 ? Optional.empty() : token(newKey(), "b" + i)));

        Task after = store.find(user, task.taskId()).orElseThrow();
        assertEquals(2, after.version());
        int winner = results.indexOf(new Update.Updated(after));
        for (int i = 0; i < results.size(); i++) {
            assertEquals(i == winner ? new Update.Updated(after) : new Update.VersionMismatch(after), results.get(i));
        }
        assertEquals("by " + winner, after.title());
    }

    @Test
    void oneOfManyChangesWithOneTokenIsMade() throws Exception {
        for (Expected expected : List.of(ANY, new Expected.Version(1))) {
            Task task = created(task("t"));
            String key = newKey();
            TaskPatch patch = TaskPatch.NONE.withDescription("d");
            Task after = task.with(patch, LATER);
            List<Update> results = new ArrayList<>(
                    Contenders.race(5, i -> change(task, expected, patch, token(key, "body"))));

            assertEquals(true, results.remove(new Update.Updated(after)));
            assertEquals(List.of(new Update.Replayed(after), new Update.Replayed(after), new Update.Replayed(after),
                    new Update.Replayed(after)), results);
        }
    }

    @Test
    void noChangeIsLost() throws Exception {
        Task task = created(task("t"));
        Contenders.race(6, i -> change(task, ANY, TaskPatch.NONE.withTitle("by " + i), Optional.empty()));

        assertEquals(7, store.find(user, task.taskId()).orElseThrow().version());
    }

    @Test
    void aDeletedTaskIsGone() {
        for (String externalId : new String[]{ null, "x" }) {
            Task task = created(external("t", externalId));

            assertEquals(new Deletion.VersionMismatch(task),
                    store.delete(user, task.taskId(), new Expected.Version(2)));
            assertEquals(Optional.of(task), store.find(user, task.taskId()));
            assertEquals(new Deletion.Deleted(), store.delete(user, task.taskId(), new Expected.Version(1)));
            assertEquals(Optional.empty(), store.find(user, task.taskId()));
            assertEquals(new Deletion.NotFound(), store.delete(user, task.taskId(), new Expected.Version(1)));
            assertEquals(new Update.NotFound(), change(task, ANY, TaskPatch.NONE, Optional.empty()));
        }
    }

    @Test
    void theGuardGoesWithItsTask() {
        Task task = created(external("t", "x"));
        change(task, ANY, TaskPatch.NONE.withTitle("u"), Optional.empty());
        assertEquals(new Deletion.VersionMismatch(task.with(TaskPatch.NONE.withTitle("u"), LATER)),
                store.delete(user, task.taskId(), new Expected.Version(1)));
        assertEquals(Optional.of(task.taskId()), store.findByExternalId(user, "x"));

        assertEquals(new Deletion.Deleted(), store.delete(user, task.taskId(), ANY));
        assertEquals(Optional.empty(), store.findByExternalId(user, "x"));
        Task next = external("next", "x");
        assertEquals(new Creation.Created(), store.create(user, next, Optional.empty()));
        assertEquals(Optional.of(next.taskId()), store.findByExternalId(user, "x"));
    }

    @Test
    void oneOfManyDeletionsWins() throws Exception {
        for (String externalId : new String[]{ null, "x" }) {
            Task task = created(external("t", externalId));
            List<Deletion> results = new ArrayList<>(
                    Contenders.race(4, i -> store.delete(user, task.taskId(), i % 2 == 0 ? ANY : version(1))));

            assertEquals(true, results.remove(new Deletion.Deleted()));
            assertEquals(List.of(new Deletion.NotFound(), new Deletion.NotFound(), new Deletion.NotFound()), results);
        }
    }

    private static Expected version(long number) {
        return new Expected.Version(number);
    }

    private static Task withoutExternalId(Task task) {
        return new Task(task.taskId(), task.title(), task.description(), task.completed(), task.priority(),
                task.categoryId(), task.due(), task.createdAt(), task.updatedAt(), task.completedAt(), null,
                task.version());
    }

    private Update change(Task task, Expected expected, TaskPatch patch, Optional<WriteToken> token) {
        return store.update(user, task.taskId(), expected, patch, token, LATER);
    }
}
