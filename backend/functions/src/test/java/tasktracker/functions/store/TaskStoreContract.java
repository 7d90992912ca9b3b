package tasktracker.functions.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/**
 * What every {@link tasktracker.functions.task.TaskStore} must do: extend this and give a store. The parts are spread
 * over its superclasses.
 */
public abstract class TaskStoreContract extends TaskSearchContract {
    @Test
    void listsFollowEveryChange() {
        long seed = 31_337;
        TaskGenerator generator = new TaskGenerator(seed);
        List<Task> model = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int choice = generator.random().nextInt(10);
            if (model.size() < 20 || choice < 3) {
                model.add(created(generator.task()));
            } else {
                int at = generator.random().nextInt(model.size());
                Task task = model.get(at);
                if (choice < 5) {
                    store.delete(user, task.taskId(), new Expected.Version(task.version()));
                    model.remove(at);
                } else {
                    TaskPatch patch = generator.patch();
                    store.update(user, task.taskId(), new Expected.Any(), patch, Optional.empty(), LATER);
                    model.set(at, task.with(patch, LATER));
                }
            }
        }
        for (TaskOrder order : Queries.orders()) {
            for (TaskFilter filter : Queries.filters()) {
                assertTasks(reference(model, filter, order),
                        walk(store, user, new TaskQuery(filter, order), 50, Deadline.none()),
                        () -> "seed " + seed + ": " + filter + " " + order);
            }
        }
    }

    @Test
    void listsFollowWhatIsReached() {
        Goal home = new Goal.InCategory(Optional.of(TaskGenerator.CATEGORIES.getFirst()));
        Goal done = new Goal.Status(true);
        List<Task> model = new ArrayList<>(new TaskGenerator(8).tasks(12));
        model.forEach(this::created);
        List<String> firstIds = model.subList(0, 8).stream().map(Task::taskId).toList();
        store.reachAll(user, firstIds, home, LATER);
        model.subList(0, 8).replaceAll(task -> home.isMetBy(task) ? task : task.with(home.patch(), LATER));
        for (Task task : model.subList(4, 12)) {
            store.reach(user, task.taskId(), done, LATER);
        }
        model.subList(4, 12).replaceAll(task -> done.isMetBy(task) ? task : task.with(done.patch(), LATER));
        for (TaskOrder order : Queries.orders()) {
            for (TaskFilter filter : Queries.filters()) {
                TaskQuery query = new TaskQuery(filter, order);
                assertTasks(reference(model, filter, order), walk(store, user, query, 50, Deadline.none()),
                        query::toString);
            }
        }
    }

    @Test
    void listsHoldOneUsersTasksOnly() {
        // User ids that begin alike, as keys composed carelessly would confuse them.
        String shorter = user.substring(0, 31);
        String shortest = user.substring(0, 30);
        List<Task> mine = new TaskGenerator(5).tasks(30);
        List<Task> theirs = new TaskGenerator(6).tasks(30);
        mine.forEach(task -> store.create(shorter, task, Optional.empty()));
        theirs.forEach(task -> store.create(user, task, Optional.empty()));
        for (TaskOrder order : Queries.orders()) {
            List<TaskFilter> filters = Queries.filters();
            for (int i = 0; i < filters.size(); i += 5) {
                TaskFilter filter = filters.get(i);
                TaskQuery query = new TaskQuery(filter, order);
                assertTasks(reference(mine, filter, order), walk(store, shorter, query, 9, Deadline.none()),
                        query::toString);
                assertTasks(List.of(), walk(store, shortest, query, 9, Deadline.none()), query::toString);
            }
        }
    }
}
