package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Change;
import tasktracker.contract.Limits;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.TaskStore.Creation;
import tasktracker.functions.task.TaskStore.JointDeletion;
import tasktracker.functions.task.TaskStore.JointReach;
import tasktracker.functions.task.TaskStore.Reach;
import tasktracker.functions.task.TaskStore.Update;

/** Bringing tasks to a goal, and deleting several, all or none; a part of {@link TaskStoreContract}. */
public abstract class TaskJointChangeContract extends TaskChangeContract {
    private static final String HOME = TaskGenerator.CATEGORIES.getFirst();
    private static final List<Goal> GOALS = List.of(new Goal.Status(true), new Goal.Status(false),
            new Goal.InCategory(Optional.of(HOME)), new Goal.InCategory(Optional.empty()));

    @Test
    void aTaskIsChangedOnlyWhereItIsNotAtTheGoal() {
        for (Goal goal : GOALS) {
            for (Task before : List.of(created(task("plain")), created(external("external", goal.toString())),
                    created(task("done").with(TaskPatch.NONE.withCompleted(true), NOW)),
                    created(task("home").withCategory(HOME)), created(task("other").withCategory("other")))) {
                boolean met = goal.isMetBy(before);
                Task after = met ? before : before.with(goal.patch(), LATER);

                assertEquals(met ? Reach.WAS_THERE : Reach.REACHED, store.reach(user, before.taskId(), goal, LATER));
                assertEquals(Optional.of(after), store.find(user, before.taskId()));
                assertEquals(Reach.WAS_THERE, store.reach(user, before.taskId(), goal, LATER.plusSeconds(1)));
                assertEquals(Optional.of(after), store.find(user, before.taskId()));
            }
        }
    }

    @Test
    void theGoalIsReachedTogether() {
        for (Goal goal : GOALS) {
            List<Task> before = new TaskGenerator(GOALS.indexOf(goal)).tasks(Limits.BULK_ATOMIC).stream()
                    .map(this::created).toList();
            List<String> taskIds = before.stream().map(Task::taskId).toList();
            List<Reach> each = before.stream().map(task -> goal.isMetBy(task) ? Reach.WAS_THERE : Reach.REACHED)
                    .toList();

            assertEquals(new JointReach.Reached(each), store.reachAll(user, taskIds, goal, LATER));
            for (Task task : before) {
                assertEquals(Optional.of(goal.isMetBy(task) ? task : task.with(goal.patch(), LATER)),
                        store.find(user, task.taskId()), goal::toString);
            }
            assertEquals(new JointReach.Reached(Collections.nCopies(taskIds.size(), Reach.WAS_THERE)),
                    store.reachAll(user, taskIds, goal, LATER.plusSeconds(1)));
            assertEquals(new JointDeletion.Deleted(), store.deleteAll(user, taskIds));
        }
    }

    @Test
    void oneThatIsMissingKeepsAllAsTheyAre() {
        Task open = created(task("open"));
        Task done = created(external("done", "x").with(TaskPatch.NONE.withCompleted(true), NOW));
        Task gone = created(task("gone"));
        store.delete(user, gone.taskId(), new Expected.Any());
        String never = ids.id(NOW);
        List<String> all = List.of(open.taskId(), gone.taskId(), done.taskId(), never);

        assertEquals(new JointReach.Missing(Set.of(gone.taskId(), never)),
                store.reachAll(user, all, new Goal.Status(true), LATER));
        assertEquals(new JointDeletion.Missing(Set.of(gone.taskId(), never)), store.deleteAll(user, all));
        assertEquals(new JointDeletion.Missing(Set.of(open.taskId())),
                store.deleteAll(newUser(), List.of(open.taskId())));
        assertEquals(new JointReach.Missing(Set.of(open.taskId())),
                store.reachAll(newUser(), List.of(open.taskId()), new Goal.Status(true), LATER));
        assertEquals(Reach.NOT_FOUND, store.reach(user, never, new Goal.Status(true), LATER));
        assertEquals(Reach.NOT_FOUND, store.reach(newUser(), open.taskId(), new Goal.Status(true), LATER));
        assertEquals(List.of(done, open),
                walk(store, user, Queries.ALL, 10, Deadline.none()).stream()
                        .sorted((a, b) -> a.title().compareTo(b.title())).toList());
        assertEquals(Optional.of(done.taskId()), store.findByExternalId(user, "x"));
    }

    @Test
    void theGuardsOfTasksThatAreDeletedTogetherGoWithThem() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < Limits.BULK_ATOMIC; i++) {
            tasks.add(created(i % 4 == 3 ? task("t" + i) : external("t" + i, "x" + i)));
        }
        Task other = created(external("other", "y"));

        assertEquals(new JointDeletion.Deleted(),
                store.deleteAll(user, tasks.stream().map(Task::taskId).toList()));
        assertEquals(List.of(other), walk(store, user, Queries.ALL, 10, Deadline.none()));
        assertEquals(Optional.empty(), store.findByExternalId(user, "x0"));
        assertEquals(Optional.of(other.taskId()), store.findByExternalId(user, "y"));
        for (Task task : tasks) {
            assertEquals(new Creation.Created(), store.create(user, task, Optional.empty()));
        }
    }

    @Test
    void aTokenOutlivesItsTaskOnlyForItsDay() {
        Task task = external("t", "x");
        String key = newKey();
        store.create(user, task, token(key, "body"));
        store.deleteAll(user, List.of(task.taskId()));

        assertEquals(new Creation.Replayed(task.taskId(), NOW), store.create(user, task, token(key, "body")));
        clock.advance(Duration.ofHours(25));
        assertEquals(new Creation.Created(), store.create(user, task, token(key, "body")));
    }

    @Test
    void reachingAGoalForgetsTheToken() {
        for (boolean together : new boolean[]{ false, true }) {
            Task task = created(task("t"));
            String key = newKey();
            TaskPatch patch = TaskPatch.NONE.withCategory(Change.to(HOME));
            store.update(user, task.taskId(), new Expected.Version(1), patch, token(key, "body"), LATER);
            Goal goal = new Goal.Status(true);
            if (together) {
                store.reachAll(user, List.of(task.taskId()), goal, LATER);
            } else {
                store.reach(user, task.taskId(), goal, LATER);
            }

            assertEquals(new Update.VersionMismatch(task.with(patch, LATER).with(goal.patch(), LATER)),
                    store.update(user, task.taskId(), new Expected.Version(1), patch, token(key, "body"), LATER));
        }
    }

    @Test
    void oneOfManyReachesIt() throws Exception {
        Task task = created(task("t"));
        List<Reach> apart = new ArrayList<>(
                Contenders.race(4, _ -> store.reach(user, task.taskId(), new Goal.Status(true), LATER)));
        assertEquals(true, apart.remove(Reach.REACHED));
        assertEquals(List.of(Reach.WAS_THERE, Reach.WAS_THERE, Reach.WAS_THERE), apart);

        List<String> taskIds = List.of(task.taskId(), created(task("u")).taskId());
        List<JointReach> together = new ArrayList<>(
                Contenders.race(4, _ -> store.reachAll(user, taskIds, new Goal.InCategory(Optional.of(HOME)), LATER)));
        assertEquals(true, together.remove(new JointReach.Reached(List.of(Reach.REACHED, Reach.REACHED))));
        JointReach.Reached late = new JointReach.Reached(List.of(Reach.WAS_THERE, Reach.WAS_THERE));
        assertEquals(List.of(late, late, late), together);

        List<JointDeletion> deletions = new ArrayList<>(Contenders.race(3, _ -> store.deleteAll(user, taskIds)));
        assertEquals(true, deletions.remove(new JointDeletion.Deleted()));
        JointDeletion.Missing gone = new JointDeletion.Missing(Set.copyOf(taskIds));
        assertEquals(List.of(gone, gone), deletions);
    }
}
