package tasktracker.functions.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Category;
import tasktracker.contract.Change;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.category.CategoryDeletion.Outcome;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.Ids;
import tasktracker.functions.store.Interceptor;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.MemoryTaskStore;
import tasktracker.functions.store.Precondition;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.SettableClock;
import tasktracker.functions.task.TaskStore;

/** What else may happen while a category is deleted. */
final class CategoryDeletionTest {
    private static final String USER = "anna";
    private static final TasksChoice CLEAR = new TasksChoice.Uncategorize();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:30:00Z"));
    private final Ids ids = new Ids(clock, new Random(1));
    private final Random marks = new Random(2);
    private final MemoryTaskStore tasks = new MemoryTaskStore(clock);
    private final MemoryCategoryStore categories = new MemoryCategoryStore(clock);
    private String home;
    private String other;

    @BeforeEach
    void twoCategories() {
        home = category("Home");
        other = category("Other");
    }

    @Test
    void aTaskThatArrivesBetweenTwoSweepsIsSweptOutToo() {
        create(home);
        AtomicInteger lists = new AtomicInteger();
        TaskStore late = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("list") && lists.incrementAndGet() == 2) {
                create(home);
            }
        });

        assertEquals(new Outcome.Deleted(), delete(late, CLEAR, Deadline.none()));
        assertEquals(3, lists.get());
        assertEquals(List.of(), inCategory(home));
    }

    @Test
    void aTaskThatArrivesAfterTheFirstLookKeepsItsCategory() {
        AtomicInteger lists = new AtomicInteger();
        TaskStore late = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("list") && lists.incrementAndGet() == 2) {
                create(home);
            }
        });

        assertEquals(new Outcome.InUse(1), delete(late, new TasksChoice.Reject(), Deadline.none()));
        assertEquals(1, inCategory(home).size());
        assertEquals(2, categories.list(USER).size());
    }

    @Test
    void aTaskThatItsOwnerMovesMeanwhileStaysWhereItWasMoved() {
        Task task = create(home);
        AtomicInteger updates = new AtomicInteger();
        TaskStore racing = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("update") && updates.incrementAndGet() == 1) {
                change(task, TaskPatch.NONE.withCategory(Change.to(other)));
            }
        });

        assertEquals(new Outcome.Deleted(), delete(racing, CLEAR, Deadline.none()));
        assertEquals(List.of(task.taskId()), inCategory(other));
        assertEquals(2, tasks.find(USER, task.taskId()).orElseThrow().version());
    }

    @Test
    void aTaskThatItsOwnerChangesMeanwhileKeepsTheChange() {
        Task task = create(home);
        AtomicInteger updates = new AtomicInteger();
        TaskStore racing = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("update") && updates.incrementAndGet() < 4) {
                change(task, TaskPatch.NONE.withTitle("change " + updates));
            }
        });

        assertEquals(new Outcome.Deleted(), delete(racing, CLEAR, Deadline.none()));
        Task after = tasks.find(USER, task.taskId()).orElseThrow();
        assertEquals("change 3 null 5", after.title() + " " + after.categoryId() + " " + after.version());
    }

    @Test
    void aTaskThatItsOwnerDeletesMeanwhileIsGone() {
        Task task = create(home);
        TaskStore racing = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("update")) {
                tasks.delete(USER, task.taskId(), new Expected.Any());
            }
        });

        assertEquals(new Outcome.Deleted(), delete(racing, CLEAR, Deadline.none()));
    }

    @Test
    void aBusyStoreLeavesTheRestToTheNextCall() {
        for (int i = 0; i < 30; i++) {
            create(home);
        }
        AtomicInteger updates = new AtomicInteger();
        TaskStore busy = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("update") && updates.incrementAndGet() > 10) {
                throw new RetryLaterException("busy", null);
            }
        });

        assertEquals(new Outcome.Unfinished(10), delete(busy, CLEAR, Deadline.none()));
        assertEquals(20, inCategory(home).size());
        assertThrows(RetryLaterException.class, () -> delete(busy, CLEAR, Deadline.none()));
        assertEquals(new Outcome.Deleted(), delete(tasks, CLEAR, Deadline.none()));
        assertEquals(List.of(), inCategory(home));
    }

    @Test
    void whatIsDoneWhenTimeIsUpIsCounted() {
        for (int i = 0; i < 250; i++) {
            create(home);
        }
        AtomicInteger updates = new AtomicInteger();
        TaskStore counting = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("update")) {
                updates.incrementAndGet();
            }
        });
        Deadline deadline = Deadline.of(() -> updates.get() >= 120 ? 0 : 1);

        int moved = switch (delete(counting, new TasksChoice.MoveTo(other), deadline)) {
            case Outcome.Unfinished(int count) -> count;
            case Outcome outcome -> throw new AssertionError(outcome);
        };
        assertEquals(updates.get(), moved);
        assertEquals(moved, inCategory(other).size());
        assertEquals(250 - moved, inCategory(home).size());
        assertEquals(new Outcome.Deleted(), delete(tasks, new TasksChoice.MoveTo(other), Deadline.none()));
        assertEquals(250, inCategory(other).size());
    }

    @Test
    void tasksAreNotMovedToACategoryThatVanishes() {
        create(home);
        AtomicInteger lists = new AtomicInteger();
        TaskStore racing = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("list") && lists.incrementAndGet() == 1) {
                mark(other);
            }
        });

        assertEquals(new Outcome.TargetMissing(other), delete(racing, new TasksChoice.MoveTo(other), Deadline.none()));
        assertEquals(List.of(home), listed(), "and what cannot be ended is taken back");
    }

    @Test
    void aDeletionWhoseTargetIsGoneByTheNextCallIsTakenBack() {
        mark(home);
        mark(other);

        assertEquals(new Outcome.TargetMissing(other), delete(tasks, new TasksChoice.MoveTo(other), Deadline.none()));
        assertEquals(List.of(home), listed());
    }

    @Test
    void aCategoryIsNotClosedForAMissingTarget() {
        mark(other);
        CategoryStore open = (CategoryStore) Proxy.newProxyInstance(CategoryStore.class.getClassLoader(),
                new Class<?>[]{ CategoryStore.class }, (_, method, arguments) -> {
                    assertEquals("find", method.getName());
                    return method.invoke(categories, arguments);
                });

        assertEquals(new Outcome.TargetMissing(other),
                new CategoryDeletion(open, tasks, clock, marks).delete(USER, home, new Precondition.Exists(),
                        new TasksChoice.MoveTo(other), Deadline.none()));
    }

    @Test
    void aCategoryThatAnotherCallHasKeptIsNotSaidToBeDeleted() {
        AtomicInteger lists = new AtomicInteger();
        TaskStore racing = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("list") && lists.incrementAndGet() == 2) {
                // A task turned up after all, and a call with tasks=reject has counted it.
                categories.stopDeleting(USER, home, mark(home));
            }
        });

        RetryLaterException e = assertThrows(RetryLaterException.class, () -> delete(racing, CLEAR, Deadline.none()));
        assertEquals("Another request has kept the category meanwhile: send the same request again", e.advice());
        assertEquals(List.of(home, other), listed());
        lists.set(0);
        create(home);
        assertEquals(new Outcome.Unfinished(1), delete(racing, CLEAR, Deadline.none()));
        assertEquals(new Outcome.Deleted(), delete(tasks, CLEAR, Deadline.none()));
    }

    @Test
    void aCategoryThatWasKeptAndClosedAgainIsNotRemovedByTheFirstCall() {
        AtomicInteger lists = new AtomicInteger();
        TaskStore racing = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("list") && lists.incrementAndGet() == 2) {
                categories.stopDeleting(USER, home, mark(home));
                mark(home);
            }
        });

        assertThrows(RetryLaterException.class, () -> delete(racing, CLEAR, Deadline.none()));
        assertEquals(new Outcome.Deleted(), delete(tasks, CLEAR, Deadline.none()));
    }

    @Test
    void aTaskThatTheListsDoNotShowYetKeepsItsCategory() {
        TaskStore lagging = new LaggingLists(tasks).store();
        create(lagging, home);

        assertEquals(new Outcome.InUse(1), delete(lagging, new TasksChoice.Reject(), Deadline.none()));
        assertEquals(List.of(home, other), listed());
    }

    @Test
    void aTaskThatTheListsDoNotShowYetIsMovedToo() {
        TaskStore lagging = new LaggingLists(tasks).store();
        Task early = create(lagging, home);
        lagging.awaitLists(clock.instant(), Deadline.none());
        Task late = create(lagging, home);

        assertEquals(new Outcome.Deleted(), delete(lagging, new TasksChoice.MoveTo(other), Deadline.none()));
        assertEquals(List.of(early.taskId(), late.taskId()), inCategory(other));
    }

    @Test
    void whatWasMovedBeforeTheListsAreWaitedForInVainIsCounted() {
        TaskStore hurried = Interceptor.on(tasks, (method, _) -> {
            if (method.equals("awaitLists")) {
                throw new RetryLaterException("no time", null);
            }
        });
        assertThrows(RetryLaterException.class, () -> delete(hurried, CLEAR, Deadline.none()));
        categories.stopDeleting(USER, home, mark(home));
        create(home);

        assertEquals(new Outcome.Unfinished(1), delete(hurried, CLEAR, Deadline.none()));
        assertEquals(List.of(other), listed());
    }

    private Outcome delete(TaskStore store, TasksChoice choice, Deadline deadline) {
        return new CategoryDeletion(categories, store, clock, marks).delete(USER, home, new Precondition.Exists(),
                choice, deadline);
    }

    private void change(Task task, TaskPatch patch) {
        tasks.update(USER, task.taskId(), new Expected.Any(), patch, Optional.empty(), clock.instant());
    }

    private String category(String name) {
        String id = ids.next();
        categories.create(USER, new Category(id, name, null, null, clock.instant(), clock.instant(), 1),
                Optional.empty());
        return id;
    }

    private Task create(String category) {
        return create(tasks, category);
    }

    private Task create(TaskStore store, String category) {
        String id = ids.next();
        Task task = NewTask.titled("t").create(id, Ids.time(id)).withCategory(category);
        store.create(USER, task, Optional.empty());
        return task;
    }

    /** The mark that the category bears from now on, or has borne before. */
    private DeletionMark mark(String category) {
        return switch (categories.startDeleting(USER, category, new Expected.Any(),
                DeletionMark.at(clock.instant(), marks))) {
            case CategoryStore.Start.Started(_, DeletionMark mark) -> mark;
            case CategoryStore.Start other -> throw new AssertionError(other);
        };
    }

    private List<String> listed() {
        return categories.list(USER).stream().map(Category::categoryId).toList();
    }

    private List<String> inCategory(String category) {
        return tasks.all(USER).stream().filter(task -> category.equals(task.categoryId())).map(Task::taskId).toList();
    }
}
