package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.Deletion;
import tasktracker.functions.task.TaskStore.JointCreation;

/** Creating and finding one task; a part of {@link TaskStoreContract}. */
public abstract class TaskCreationContract extends TaskStoreCase {
    @Test
    void aCreatedTaskIsFoundWithEveryField() {
        Task task = created(full());

        assertEquals(Optional.of(task), store.find(user, task.taskId()));
        assertEquals(Optional.of(task.taskId()), store.findByExternalId(user, "row-1/é#😀"));
    }

    @Test
    void aCreatedTaskIsFoundWithNothingButATitle() {
        Task task = created(task("t"));

        assertEquals(Optional.of(task), store.find(user, task.taskId()));
    }

    @Test
    void aDateAndAnInstantStayDistinct() {
        Task base = task("t");
        Task task = created(new Task(base.taskId(), "t", "", false, Priority.LOW, null, Due.parse("1900-01-01"), NOW,
                NOW, null, null, 1));

        assertEquals("1900-01-01", store.find(user, task.taskId()).orElseThrow().due().text());
    }

    @Test
    void theLongestTextsComeBackAsTheyWere() {
        Task base = task("t");
        Task task = created(
                new Task(base.taskId(), "\u4e2d".repeat(Limits.TITLE), "😀".repeat(Limits.DESCRIPTION), false,
                        Priority.LOW, null, null, NOW, NOW, null, "\u00df".repeat(Limits.EXTERNAL_ID), 1));

        assertEquals(Optional.of(task), store.find(user, task.taskId()));
        assertEquals(Optional.of(task.taskId()), store.findByExternalId(user, task.externalId()));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(Optional.empty(), store.find(user, ids.id(NOW)));
        assertEquals(Optional.empty(), store.findByExternalId(user, "none"));
    }

    @Test
    void usersDoNotSeeEachOther() {
        Task task = created(external("mine", "x"));
        String other = newUser();

        assertEquals(Optional.empty(), store.find(other, task.taskId()));
        assertEquals(Optional.empty(), store.findByExternalId(other, "x"));
        Task theirs = external("theirs", "x");
        assertEquals(new Creation.Created(), store.create(other, theirs, Optional.empty()));
        assertEquals(Optional.of(task.taskId()), store.findByExternalId(user, "x"));
        assertEquals(Optional.of(theirs.taskId()), store.findByExternalId(other, "x"));
    }

    @Test
    void twoUsersMayHaveTasksOfOneId() {
        Task task = created(task("mine"));
        String other = newUser();
        Task theirs = task.with(TaskPatch.NONE.withTitle("theirs"), NOW);

        assertEquals(new Creation.Created(), store.create(other, theirs, Optional.empty()));
        assertEquals(Optional.of(task), store.find(user, task.taskId()));
        assertEquals(Optional.of(theirs), store.find(other, task.taskId()));
    }

    @Test
    void anIdIsTakenOnce() {
        Task task = created(task("first"));

        assertEquals(new Creation.TaskIdTaken(), store.create(user, task, Optional.empty()));
        assertEquals(new Creation.TaskIdTaken(),
                store.create(user, task.with(TaskPatch.NONE.withTitle("second"), NOW), token(newKey(), "b")));
        assertEquals(Optional.of(task), store.find(user, task.taskId()));
    }

    @Test
    void anExternalIdIsTakenOnce() {
        Task task = created(external("first", "x"));
        Task second = external("second", "x");

        assertEquals(new Creation.ExternalIdTaken(task.taskId()), store.create(user, second, Optional.empty()));
        assertEquals(new Creation.ExternalIdTaken(task.taskId()), store.create(user, second, token(newKey(), "b")));
        assertEquals(Optional.empty(), store.find(user, second.taskId()));
    }

    @Test
    void whatATokenMadeIsFoundWithoutCreating() {
        for (String externalId : new String[]{ null, "x" }) {
            Optional<String> external = Optional.ofNullable(externalId);
            Task task = external("t", externalId);
            WriteToken token = new WriteToken(newKey(), "body");
            assertEquals(Optional.empty(), store.findCreation(user, external, token));
            store.create(user, task, Optional.of(token));

            Optional<JointCreation> replay = Optional.of(new JointCreation.Replayed(
                    List.of(new Creation.Replayed(task.taskId(), NOW))));
            assertEquals(replay, store.findCreation(user, external, token));
            assertEquals(Optional.of(new JointCreation.TokenReused()),
                    store.findCreation(user, external, new WriteToken(token.key(), "other")));
            assertEquals(Optional.empty(), store.findCreation(user, external, new WriteToken(newKey(), "body")));
            clock.advance(Duration.ofHours(25));
            // As a creation would be: with an externalId for as long as the task lives.
            assertEquals(externalId == null ? Optional.empty() : replay, store.findCreation(user, external, token));
            store.delete(user, task.taskId(), new Expected.Any());
            assertEquals(Optional.empty(), store.findCreation(user, external, token));
        }
        WriteToken token = new WriteToken(newKey(), "body");
        List<Task> tasks = List.of(external("a", "y"), task("b"));
        store.createAll(user, tasks, Optional.of(token));
        assertEquals(Optional.of(new JointCreation.Replayed(
                tasks.stream().map(task -> new Creation.Replayed(task.taskId(), NOW)).toList())),
                store.findCreation(user, Optional.empty(), token));
    }

    @Test
    void externalIdsAreComparedExactly() {
        created(external("first", "Row"));
        created(external("second", "row"));
        created(external("third", "row "));
    }

    @Test
    void anExternalIdThatIsTakenIsSaidBeforeAnIdThatIs() {
        Task task = created(external("first", "x"));

        assertEquals(new Creation.ExternalIdTaken(task.taskId()), store.create(user, task, Optional.empty()));
    }

    @Test
    void aRepeatReplays() {
        String key = newKey();
        Task first = task("t");
        assertEquals(new Creation.Created(), store.create(user, first, token(key, "body")));

        assertEquals(new Creation.Replayed(first.taskId(), NOW), store.create(user, later("t"), token(key, "body")));
        assertEquals(new Creation.Replayed(first.taskId(), NOW), store.create(user, first, token(key, "body")));
        assertEquals(new Creation.TokenReused(), store.create(user, later("t"), token(key, "other")));
        assertEquals(new Creation.TokenReused(), store.create(user, first, token(key, "other")));
        assertEquals(1, count());
    }

    @Test
    void aRepeatWithAnExternalIdReplays() {
        String key = newKey();
        Task first = external("t", "x");
        assertEquals(new Creation.Created(), store.create(user, first, token(key, "body")));

        assertEquals(new Creation.Replayed(first.taskId(), NOW),
                store.create(user, external("t", "x"), token(key, "body")));
        assertEquals(new Creation.TokenReused(), store.create(user, external("t", "x"), token(key, "other")));
        assertEquals(new Creation.TokenReused(), store.create(user, external("t", "y"), token(key, "other")));
        assertEquals(new Creation.TokenReused(), store.create(user, task("t"), token(key, "other")));
        assertEquals(Optional.empty(), store.findByExternalId(user, "y"));
        assertEquals(1, count());
    }

    @Test
    void aReplayOutlivesChangeAndDeletion() {
        for (String externalId : new String[]{ null, "x" }) {
            String key = newKey();
            Task first = external("t", externalId);
            store.create(user, first, token(key, "body"));
            store.update(user, first.taskId(), new Expected.Any(), TaskPatch.NONE.withTitle("u"), Optional.empty(),
                    NOW);
            Creation replay = new Creation.Replayed(first.taskId(), NOW);
            assertEquals(replay, store.create(user, external("t", externalId), token(key, "body")));

            assertEquals(new Deletion.Deleted(), store.delete(user, first.taskId(), new Expected.Any()));
            assertEquals(replay, store.create(user, external("t", externalId), token(key, "body")));
            assertEquals(0, count());
        }
    }

    @Test
    void aTokenIsForgottenAfterADay() {
        String key = newKey();
        Task first = task("t");
        store.create(user, first, token(key, "body"));

        clock.advance(Duration.ofHours(24).minusSeconds(2));
        assertEquals(new Creation.Replayed(first.taskId(), NOW), store.create(user, later("t"), token(key, "body")));
        clock.advance(Duration.ofSeconds(4));
        Task second = later("t");
        assertEquals(new Creation.Created(), store.create(user, second, token(key, "other")));
        assertEquals(new Creation.Replayed(second.taskId(), second.createdAt()),
                store.create(user, later("t"), token(key, "other")));
    }

    @Test
    void aTokenWithAnExternalIdLivesAsLongAsTheTask() {
        String key = newKey();
        Task first = external("t", "x");
        store.create(user, first, token(key, "body"));
        clock.advance(Duration.ofDays(400));

        assertEquals(new Creation.Replayed(first.taskId(), NOW),
                store.create(user, external("t", "x"), token(key, "body")));
        assertEquals(new Creation.TokenReused(), store.create(user, external("t", "x"), token(key, "other")));
        store.delete(user, first.taskId(), new Expected.Any());
        assertEquals(new Creation.Created(), store.create(user, external("t", "x"), token(key, "body")));
    }

    @Test
    void aRefusedCreationLeavesNoTokenAndNoGuard() {
        String key = newKey();
        Task holder = created(external("holder", "x"));
        store.create(user, external("t", "x"), token(key, "body"));
        assertEquals(new Creation.Created(), store.create(user, task("t"), token(key, "another body")));

        Task clash = new Task(holder.taskId(), "t", "", false, Priority.LOW, null, null, NOW, NOW, null, "y", 1);
        assertEquals(new Creation.TaskIdTaken(), store.create(user, clash, Optional.empty()));
        assertEquals(Optional.empty(), store.findByExternalId(user, "y"));
    }

    @Test
    void oneOfManyCreatorsOfAnExternalIdWins() throws Exception {
        List<Task> rivals = List.of(external("0", "x"), external("1", "x"), external("2", "x"), external("3", "x"),
                external("4", "x"), external("5", "x"));
        List<Creation> results = Contenders.race(rivals.size(),
                i -> store.create(user, rivals.get(i), i % 2 == 0 ? Optional.empty() : token(newKey(), "b")));

        int winner = results.indexOf(new Creation.Created());
        for (int i = 0; i < rivals.size(); i++) {
            assertEquals(i == winner
                    ? new Creation.Created()
                    : new Creation.ExternalIdTaken(rivals.get(winner).taskId()), results.get(i));
        }
        assertEquals(1, count());
        assertEquals(Optional.of(rivals.get(winner).taskId()), store.findByExternalId(user, "x"));
    }

    @Test
    void oneOfManyCreatorsWithOneTokenWins() throws Exception {
        for (String externalId : new String[]{ null, "x" }) {
            String someone = newUser();
            String key = newKey();
            List<Task> tries = List.of(external("t", externalId), external("t", externalId),
                    external("t", externalId), external("t", externalId));
            List<Creation> results = Contenders.race(tries.size(),
                    i -> store.create(someone, tries.get(i), token(key, "body")));

            int winner = results.indexOf(new Creation.Created());
            for (int i = 0; i < tries.size(); i++) {
                assertEquals(i == winner
                        ? new Creation.Created()
                        : new Creation.Replayed(tries.get(winner).taskId(), NOW), results.get(i));
            }
        }
    }

    private int count() {
        return walk(store, user, Queries.ALL, 100, Deadline.none()).size();
    }

    private Task later(String title) {
        Instant then = NOW.plusSeconds(60);
        return new Task(ids.id(then), title, "", false, Priority.MEDIUM, null, null, then, then, null, null, 1);
    }
}
