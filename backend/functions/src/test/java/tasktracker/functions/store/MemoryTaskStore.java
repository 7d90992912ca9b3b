package tasktracker.functions.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.search.SearchTooBroadException;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;
import tasktracker.functions.text.SearchText;

/** A store in memory, so simple that it is obviously right. */
public final class MemoryTaskStore implements TaskStore {
    private final Supplier<Clock> clock;
    private final Map<String, Map<String, Task>> users = new HashMap<>();
    private final Map<String, Remembered> tokens = new HashMap<>();
    private final Map<String, WriteToken> lastWrites = new HashMap<>();
    /** Bytes of folded texts, which take long to count. */
    private final Map<String, Integer> folded = new HashMap<>();

    private record Placed(String position, Task task) {}

    private record Remembered(String bodyHash, List<Task> tasks, boolean alone, Instant expires) {}

    public MemoryTaskStore(Clock clock) {
        this(() -> clock);
    }

    /** A store that asks anew for its clock each time. */
    MemoryTaskStore(Supplier<Clock> clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Creation create(String userId, Task task, Optional<WriteToken> token) {
        return switch (createAll(userId, List.of(task), token)) {
            case JointCreation.Created() -> new Creation.Created();
            case JointCreation.Replayed(List<Creation.Replayed> replayed) -> replayed.getFirst();
            case JointCreation.TokenReused() -> new Creation.TokenReused();
            case JointCreation.Refused(List<Creation> reasons) -> reasons.getFirst();
        };
    }

    @Override
    public synchronized JointCreation createAll(String userId, List<Task> created, Optional<WriteToken> token) {
        Optional<JointCreation> earlier = token.flatMap(key -> findCreation(userId, Optional.empty(), key));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        List<Creation> reasons = new ArrayList<>();
        Map<String, Task> before = new TreeMap<>(tasks(userId));
        for (Task task : created) {
            Optional<String> holder = task.externalId() == null
                    ? Optional.empty()
                    : findByExternalId(userId, task.externalId());
            if (holder.isPresent()) {
                reasons.add(new Creation.ExternalIdTaken(holder.get()));
            } else if (tasks(userId).putIfAbsent(task.taskId(), task) != null) {
                reasons.add(new Creation.TaskIdTaken());
            } else {
                reasons.add(new Creation.Created());
            }
        }
        if (reasons.stream().anyMatch(reason -> !(reason instanceof Creation.Created))) {
            users.put(userId, before);
            return new JointCreation.Refused(reasons);
        }
        token.ifPresent(key -> tokens.put(userId + key.key(),
                new Remembered(key.bodyHash(), List.copyOf(created), created.size() == 1,
                        clock.get().instant().plus(Duration.ofHours(24)))));
        return new JointCreation.Created();
    }

    @Override
    public synchronized Optional<JointCreation> findCreation(String userId, Optional<String> externalId,
            WriteToken token) {
        Remembered record = tokens.get(userId + token.key());
        if (record == null || !isInForce(userId, record)) {
            return Optional.empty();
        }
        return Optional.of(record.bodyHash.equals(token.bodyHash())
                ? new JointCreation.Replayed(record.tasks.stream()
                        .map(task -> new Creation.Replayed(task.taskId(), task.createdAt())).toList())
                : new JointCreation.TokenReused());
    }

    private boolean isInForce(String userId, Remembered record) {
        return clock.get().instant().isBefore(record.expires)
                || (record.alone && record.tasks.getFirst().externalId() != null
                        && tasks(userId).containsKey(record.tasks.getFirst().taskId()));
    }

    @Override
    public synchronized Optional<Task> find(String userId, String taskId) {
        return Optional.ofNullable(tasks(userId).get(taskId));
    }

    @Override
    public synchronized Optional<String> findByExternalId(String userId, String externalId) {
        return tasks(userId).values().stream().filter(task -> externalId.equals(task.externalId())).map(Task::taskId)
                .findFirst();
    }

    @Override
    public synchronized Update update(String userId, String taskId, Expected expected, TaskPatch patch,
            Optional<WriteToken> token, Instant now) {
        Task task = tasks(userId).get(taskId);
        if (task == null) {
            return new Update.NotFound();
        }
        WriteToken last = lastWrites.get(userId + taskId);
        if (token.isPresent() && last != null && last.key().equals(token.get().key())) {
            return last.equals(token.get()) ? new Update.Replayed(task) : new Update.TokenReused();
        }
        if (!expected.accepts(task.version())) {
            return new Update.VersionMismatch(task);
        }
        Task changed = task.with(patch, now);
        tasks(userId).put(taskId, changed);
        lastWrites.put(userId + taskId, token.orElse(null));
        return new Update.Updated(changed);
    }

    @Override
    public synchronized Deletion delete(String userId, String taskId, Expected expected) {
        Task task = tasks(userId).get(taskId);
        if (task == null) {
            return new Deletion.NotFound();
        }
        if (!expected.accepts(task.version())) {
            return new Deletion.VersionMismatch(task);
        }
        tasks(userId).remove(taskId);
        return new Deletion.Deleted();
    }

    @Override
    public synchronized Reach reach(String userId, String taskId, Goal goal, Instant now) {
        Task task = tasks(userId).get(taskId);
        if (task == null) {
            return Reach.NOT_FOUND;
        }
        if (goal.isMetBy(task)) {
            return Reach.WAS_THERE;
        }
        update(userId, taskId, new Expected.Any(), goal.patch(), Optional.empty(), now);
        return Reach.REACHED;
    }

    @Override
    public synchronized JointReach reachAll(String userId, List<String> taskIds, Goal goal, Instant now) {
        Set<String> missing = missing(userId, taskIds);
        return missing.isEmpty()
                ? new JointReach.Reached(taskIds.stream().map(taskId -> reach(userId, taskId, goal, now)).toList())
                : new JointReach.Missing(missing);
    }

    @Override
    public synchronized JointDeletion deleteAll(String userId, List<String> taskIds) {
        Set<String> missing = missing(userId, taskIds);
        if (!missing.isEmpty()) {
            return new JointDeletion.Missing(missing);
        }
        taskIds.forEach(taskId -> delete(userId, taskId, new Expected.Any()));
        return new JointDeletion.Deleted();
    }

    private Set<String> missing(String userId, List<String> taskIds) {
        Set<String> missing = new TreeSet<>(taskIds);
        missing.removeAll(tasks(userId).keySet());
        return missing;
    }

    @Override
    public void awaitLists(Instant written, Deadline deadline) {
        // They show everything at once.
    }

    @Override
    public synchronized Slice list(String userId, TaskQuery query, Optional<String> after, int limit,
            Deadline deadline) {
        if (query.search().isPresent()) {
            assertSearchable(userId, query.filter(), deadline);
        }
        List<Placed> found = tasks(userId).values().stream()
                .filter(query::accepts)
                .map(task -> new Placed(query.position(task), task))
                .filter(placed -> after.isEmpty() || query.positions().compare(placed.position, after.get()) > 0)
                .sorted(Comparator.comparing(Placed::position, query.positions()))
                .toList();
        List<Placed> page = found.subList(0, Math.min(limit, found.size()));
        return new Slice(page.stream().map(Placed::task).toList(),
                found.size() > limit ? Optional.of(page.getLast().position) : Optional.empty());
    }

    private void assertSearchable(String userId, TaskFilter filter, Deadline deadline) {
        if (deadline.passed()) {
            throw new RetryLaterException("there was no time to search all tasks", null);
        }
        TaskFilter range = new TaskFilter(filter.status(), new CategoryFilter.Any(), EnumSet.allOf(Priority.class),
                DueRange.ALL, filter.created());
        long bytes = 0;
        for (Task task : tasks(userId).values()) {
            bytes += range.accepts(task)
                    ? 200 + folded.computeIfAbsent(task.title() + ' ' + task.description(),
                            text -> SearchText.of(text).getBytes(UTF_8).length)
                    : 0;
        }
        if (bytes > SearchTooBroadException.MAX_BYTES) {
            throw new SearchTooBroadException();
        }
    }

    /** All tasks of a user, in order of their ids. */
    public synchronized List<Task> all(String userId) {
        return List.copyOf(tasks(userId).values());
    }

    private Map<String, Task> tasks(String userId) {
        return users.computeIfAbsent(userId, _ -> new TreeMap<>());
    }
}
