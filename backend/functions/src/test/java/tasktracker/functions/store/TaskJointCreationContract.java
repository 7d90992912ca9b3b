package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Limits;
import tasktracker.contract.Task;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.JointCreation;

/** Creating several tasks, all or none; a part of {@link TaskStoreContract}. */
public abstract class TaskJointCreationContract extends TaskCreationContract {
    @Test
    void allAreCreatedTogether() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < Limits.BULK_ATOMIC; i++) {
            tasks.add(external("t" + i, "x" + i));
        }

        assertEquals(new JointCreation.Created(), store.createAll(user, tasks, token(newKey(), "body")));
        for (Task task : tasks) {
            assertEquals(Optional.of(task), store.find(user, task.taskId()));
            assertEquals(Optional.of(task.taskId()), store.findByExternalId(user, task.externalId()));
        }
    }

    @Test
    void oneAloneIsAlsoAll() {
        Task task = task("t");

        assertEquals(new JointCreation.Created(), store.createAll(user, List.of(task), Optional.empty()));
        assertEquals(Optional.of(task), store.find(user, task.taskId()));
    }

    @Test
    void oneInTheWayKeepsAllOut() {
        Task holder = created(external("holder", "x"));
        Task plain = task("plain");
        Task external = external("external", "y");
        Task taken = external("taken", "x");
        Task sameId = new Task(holder.taskId(), "same", "", false, holder.priority(), null, null, NOW, NOW, null, "z",
                1);
        String key = newKey();

        assertEquals(
                new JointCreation.Refused(
                        List.of(new Creation.Created(), new Creation.ExternalIdTaken(holder.taskId()),
                                new Creation.Created(), new Creation.TaskIdTaken())),
                store.createAll(user, List.of(plain, taken, external, sameId), token(key, "body")));
        assertEquals(List.of(holder), walk(store, user, Queries.ALL, 10, Deadline.none()));
        assertEquals(Optional.empty(), store.findByExternalId(user, "y"));
        assertEquals(Optional.empty(), store.findByExternalId(user, "z"));
        assertEquals(new JointCreation.Created(), store.createAll(user, List.of(plain), token(key, "another body")));
    }

    @Test
    void twoOfOneCallMayNotShareAnId() {
        Task first = external("first", "x");
        Task sameExternal = external("second", "x");
        Task sameId = new Task(first.taskId(), "third", "", false, first.priority(), null, null, NOW, NOW, null, null,
                1);

        assertEquals(
                new JointCreation.Refused(List.of(new Creation.Created(), new Creation.ExternalIdTaken(first.taskId()),
                        new Creation.TaskIdTaken())),
                store.createAll(user, List.of(first, sameExternal, sameId), Optional.empty()));
        assertEquals(Optional.empty(), store.find(user, first.taskId()));
    }

    @Test
    void everyReasonIsGivenAtOnce() {
        Task holder = created(external("holder", "x"));
        Task twin = external("twin", "y");
        Task plain = task("plain");
        String key = newKey();
        List<Task> all = List.of(twin, external("second twin", "y"), external("taken", "x"), plain,
                new Task(holder.taskId(), "same id", "", false, holder.priority(), null, null, NOW, NOW, null, null,
                        1));

        assertEquals(
                new JointCreation.Refused(List.of(new Creation.Created(), new Creation.ExternalIdTaken(twin.taskId()),
                        new Creation.ExternalIdTaken(holder.taskId()), new Creation.Created(),
                        new Creation.TaskIdTaken())),
                store.createAll(user, all, token(key, "body")));
        store.createAll(user, List.of(plain), token(key, "body"));
        assertEquals(new JointCreation.TokenReused(), store.createAll(user, all, token(key, "other")));
    }

    @Test
    void aRepeatReplaysAllOfThem() {
        String key = newKey();
        List<Task> tasks = List.of(external("a", "x"), task("b"), task("c"));
        store.createAll(user, tasks, token(key, "body"));
        JointCreation replay = new JointCreation.Replayed(
                tasks.stream().map(task -> new Creation.Replayed(task.taskId(), NOW)).toList());

        assertEquals(replay, store.createAll(user, List.of(external("a", "x"), task("b"), task("c")),
                token(key, "body")));
        assertEquals(replay, store.createAll(user, tasks, token(key, "body")));
        assertEquals(new JointCreation.TokenReused(), store.createAll(user, tasks, token(key, "other")));
        assertEquals(new JointCreation.TokenReused(),
                store.createAll(user, List.of(task("d")), token(key, "other")));
        assertEquals(3, walk(store, user, Queries.ALL, 10, Deadline.none()).size());
        clock.advance(Duration.ofHours(25));
        assertEquals(new JointCreation.Created(), store.createAll(user, List.of(task("d")), token(key, "other")));
    }

    @Test
    void oneOfManyCallsWithSharedExternalIdsWins() throws Exception {
        List<JointCreation> results = Contenders.race(4, i -> store.createAll(user,
                List.of(external("a" + i, "x"), external("b" + i, "y")), token(newKey(), "body")));

        Set<String> holders = new HashSet<>();
        int created = 0;
        for (JointCreation result : results) {
            if (result instanceof JointCreation.Created) {
                created++;
            } else {
                var refused = assertInstanceOf(JointCreation.Refused.class, result);
                for (Creation reason : refused.reasons()) {
                    holders.add(assertInstanceOf(Creation.ExternalIdTaken.class, reason).taskId());
                }
            }
        }
        assertEquals(1, created);
        assertEquals(Set.of(store.findByExternalId(user, "x").orElseThrow(),
                store.findByExternalId(user, "y").orElseThrow()), holders);
        assertEquals(2, walk(store, user, Queries.ALL, 10, Deadline.none()).size());
    }
}
