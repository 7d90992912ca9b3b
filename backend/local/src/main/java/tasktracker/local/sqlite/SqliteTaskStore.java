package tasktracker.local.sqlite;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;
import tasktracker.functions.task.Goal;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskQuery;
import tasktracker.functions.task.TaskStore;
import tasktracker.local.sqlite.WriteTokens.Kept;

/** Tasks in SQLite. */
public final class SqliteTaskStore implements TaskStore {
    private static final String BY_EXTERNAL_ID = "SELECT task_id FROM task WHERE user_id = ? AND external_id = ?";
    private static final String CREATE_KEY = "SELECT create_key FROM task WHERE user_id = ? AND task_id = ?";

    private final SqliteDatabase database;
    private final Clock clock;

    /** The clock says when tokens are out of date. */
    public SqliteTaskStore(SqliteDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Creation create(String userId, Task task, Optional<WriteToken> token) {
        return database.write(session -> create(session, userId, task, token.orElse(null)));
    }

    private Creation create(Session session, String userId, Task task, WriteToken token) throws SQLException {
        long now = clock.millis();
        Optional<JointCreation> earlier = earlier(session, token, now);
        if (earlier.isPresent()) {
            return earlier.get() instanceof JointCreation.Replayed(List<Creation.Replayed> made)
                    ? made.getFirst()
                    : new Creation.TokenReused();
        }
        String holder = holder(session, userId, task.externalId());
        if (holder != null) {
            return new Creation.ExternalIdTaken(holder);
        }
        boolean guarded = task.externalId() != null;
        if (!TaskRows.insert(session, userId, task, token != null && guarded ? token.key() : null)) {
            return new Creation.TaskIdTaken();
        }
        if (token != null) {
            WriteTokens.save(session, token, List.of(made(task)), guarded ? Kept.LASTING : Kept.FOR_A_DAY, now);
        }
        return new Creation.Created();
    }

    @Override
    public JointCreation createAll(String userId, List<Task> tasks, Optional<WriteToken> token) {
        return database.write(session -> createAll(session, userId, tasks, token.orElse(null)));
    }

    private JointCreation createAll(Session session, String userId, List<Task> tasks, WriteToken token)
            throws SQLException {
        long now = clock.millis();
        Optional<JointCreation> earlier = earlier(session, token, now);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        List<Creation> reasons = reasons(session, userId, tasks);
        if (reasons.stream().anyMatch(reason -> !(reason instanceof Creation.Created))) {
            return new JointCreation.Refused(reasons);
        }
        for (Task task : tasks) {
            TaskRows.insert(session, userId, task, null);
        }
        if (token != null) {
            WriteTokens.save(session, token, tasks.stream().map(SqliteTaskStore::made).toList(), Kept.FOR_A_DAY, now);
        }
        return new JointCreation.Created();
    }

    @Override
    public Optional<JointCreation> findCreation(String userId, Optional<String> externalId, WriteToken token) {
        return database.read(session -> earlier(session, token, clock.millis()));
    }

    /** {@code token} may be null. */
    private static Optional<JointCreation> earlier(Session session, WriteToken token, long now) throws SQLException {
        WriteTokens.Used used = token == null ? null : WriteTokens.find(session, token, now);
        if (used == null) {
            return Optional.empty();
        }
        return Optional.of(used.bodyHash().equals(token.bodyHash())
                ? new JointCreation.Replayed(used.made().stream().map(SqliteTaskStore::replayed).toList())
                : new JointCreation.TokenReused());
    }

    private static List<Creation> reasons(Session session, String userId, List<Task> tasks) throws SQLException {
        List<Creation> reasons = new ArrayList<>(tasks.size());
        Map<String, String> externalIds = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Task task : tasks) {
            String holder = holder(session, userId, task.externalId());
            if (holder == null && task.externalId() != null) {
                holder = externalIds.putIfAbsent(task.externalId(), task.taskId());
            }
            if (holder != null) {
                reasons.add(new Creation.ExternalIdTaken(holder));
            } else if (!ids.add(task.taskId())
                    || session.first(TaskRows.FIND, TaskRows::task, userId, task.taskId()) != null) {
                reasons.add(new Creation.TaskIdTaken());
            } else {
                reasons.add(new Creation.Created());
            }
        }
        return reasons;
    }

    private static String holder(Session session, String userId, String externalId) throws SQLException {
        return externalId == null ? null : session.first(BY_EXTERNAL_ID, row -> row.getString(1), userId, externalId);
    }

    private static WriteTokens.Made made(Task task) {
        return new WriteTokens.Made(task.taskId(), task.createdAt());
    }

    private static Creation.Replayed replayed(WriteTokens.Made made) {
        return new Creation.Replayed(made.id(), made.created());
    }

    @Override
    public Optional<Task> find(String userId, String taskId) {
        return Optional.ofNullable(database.read(
                session -> session.first(TaskRows.FIND, TaskRows::task, userId, taskId)));
    }

    @Override
    public Optional<String> findByExternalId(String userId, String externalId) {
        return Optional.ofNullable(database.read(session -> holder(session, userId, externalId)));
    }

    @Override
    public Update update(String userId, String taskId, Expected expected, TaskPatch patch, Optional<WriteToken> token,
            Instant now) {
        return database.write(session -> {
            TaskRows.Stored stored = session.first(TaskRows.FIND, TaskRows::stored, userId, taskId);
            if (stored == null) {
                return new Update.NotFound();
            }
            WriteToken last = stored.lastWrite();
            if (token.isPresent() && last != null && last.key().equals(token.get().key())) {
                return last.equals(token.get()) ? new Update.Replayed(stored.task()) : new Update.TokenReused();
            }
            if (!expected.accepts(stored.task().version())) {
                return new Update.VersionMismatch(stored.task());
            }
            Task changed = stored.task().with(patch, now);
            TaskRows.replace(session, userId, changed, token);
            return new Update.Updated(changed);
        });
    }

    @Override
    public Deletion delete(String userId, String taskId, Expected expected) {
        return database.write(session -> {
            Task task = session.first(TaskRows.FIND, TaskRows::task, userId, taskId);
            if (task == null) {
                return new Deletion.NotFound();
            }
            if (!expected.accepts(task.version())) {
                return new Deletion.VersionMismatch(task);
            }
            delete(session, userId, taskId);
            return new Deletion.Deleted();
        });
    }

    private static void delete(Session session, String userId, String taskId) throws SQLException {
        String createKey = session.first(CREATE_KEY, row -> row.getString(1), userId, taskId);
        if (createKey != null) {
            WriteTokens.release(session, createKey);
        }
        TaskRows.delete(session, userId, taskId);
    }

    @Override
    public Reach reach(String userId, String taskId, Goal goal, Instant now) {
        return database.write(session -> {
            Task task = session.first(TaskRows.FIND, TaskRows::task, userId, taskId);
            return task == null ? Reach.NOT_FOUND : reach(session, userId, task, goal, now);
        });
    }

    @Override
    public JointReach reachAll(String userId, List<String> taskIds, Goal goal, Instant now) {
        return database.write(session -> {
            Map<String, Task> found = found(session, userId, taskIds);
            if (found.size() < taskIds.size()) {
                return new JointReach.Missing(missing(taskIds, found));
            }
            List<Reach> each = new ArrayList<>(taskIds.size());
            for (String taskId : taskIds) {
                each.add(reach(session, userId, found.get(taskId), goal, now));
            }
            return new JointReach.Reached(each);
        });
    }

    private static Reach reach(Session session, String userId, Task task, Goal goal, Instant now)
            throws SQLException {
        if (goal.isMetBy(task)) {
            return Reach.WAS_THERE;
        }
        TaskRows.replace(session, userId, task.with(goal.patch(), now), Optional.empty());
        return Reach.REACHED;
    }

    @Override
    public JointDeletion deleteAll(String userId, List<String> taskIds) {
        return database.write(session -> {
            Map<String, Task> found = found(session, userId, taskIds);
            if (found.size() < taskIds.size()) {
                return new JointDeletion.Missing(missing(taskIds, found));
            }
            for (String taskId : taskIds) {
                delete(session, userId, taskId);
            }
            return new JointDeletion.Deleted();
        });
    }

    private static Map<String, Task> found(Session session, String userId, List<String> taskIds) throws SQLException {
        Map<String, Task> found = new HashMap<>();
        for (String taskId : taskIds) {
            Task task = session.first(TaskRows.FIND, TaskRows::task, userId, taskId);
            if (task != null) {
                found.put(taskId, task);
            }
        }
        return found;
    }

    private static Set<String> missing(List<String> taskIds, Map<String, Task> found) {
        Set<String> missing = new HashSet<>(taskIds);
        missing.removeAll(found.keySet());
        return missing;
    }

    @Override
    public Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline) {
        return database.read(session -> query.search().isPresent()
                ? new TaskSearch(userId, query, query.search().get()).read(session, after, limit, deadline)
                : new TaskList(userId, query).read(session, after, limit, deadline));
    }

    @Override
    public void awaitLists(Instant written, Deadline deadline) {
        // They show everything at once.
    }
}
