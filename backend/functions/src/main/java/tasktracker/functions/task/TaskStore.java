package tasktracker.functions.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.WriteToken;

/**
 * Where tasks are kept. Every call names the user first and can reach no other user's tasks. Every call may throw
 * {@link RetryLaterException}, and then has written nothing; or, when the store did not answer, all or nothing.
 */
public interface TaskStore {
    /** What became of {@link TaskStore#create}. */
    sealed interface Creation {
        /** The task is stored, and with it the guard of its externalId and the record of its token. */
        record Created() implements Creation {}

        /** An earlier call with this token and body created this task. */
        record Replayed(String taskId, Instant createdAt) implements Creation {}

        /** The token was used with another body. */
        record TokenReused() implements Creation {}

        /** The externalId is held by this task of the user. */
        record ExternalIdTaken(String taskId) implements Creation {}

        /** The user has a task of this id. */
        record TaskIdTaken() implements Creation {}
    }

    /** What became of {@link TaskStore#createAll}. */
    sealed interface JointCreation {
        /** All tasks are stored. */
        record Created() implements JointCreation {}

        /** An earlier call with this token and body created these tasks, in the order of that call. */
        record Replayed(List<Creation.Replayed> tasks) implements JointCreation {
            public Replayed {
                tasks = List.copyOf(tasks);
            }
        }

        /** The token was used with another body. */
        record TokenReused() implements JointCreation {}

        /**
         * Nothing is stored.
         *
         * @param reasons for each task what stands in its way: {@link Creation.ExternalIdTaken},
         *            {@link Creation.TaskIdTaken}, or {@link Creation.Created} where nothing does. Of two tasks of one
         *            call that share an id the later one is refused.
         */
        record Refused(List<Creation> reasons) implements JointCreation {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** What became of {@link TaskStore#update}. */
    sealed interface Update {
        /** The task after the change. */
        record Updated(Task task) implements Update {}

        /** An earlier call with this token and body made this change last; the task as it is. */
        record Replayed(Task task) implements Update {}

        /** The token was last used with another body. */
        record TokenReused() implements Update {}

        record NotFound() implements Update {}

        /** The task is not in the expected version; as it is. */
        record VersionMismatch(Task current) implements Update {}
    }

    /** What became of {@link TaskStore#delete}. */
    sealed interface Deletion {
        record Deleted() implements Deletion {}

        record NotFound() implements Deletion {}

        /** The task is not in the expected version; as it is. */
        record VersionMismatch(Task current) implements Deletion {}
    }

    /** What became of {@link TaskStore#reach}. */
    enum Reach {
        /** The task was changed. */
        REACHED,
        /** The task was like that already: nothing is written. */
        WAS_THERE, NOT_FOUND
    }

    /** What became of {@link TaskStore#reachAll}. */
    sealed interface JointReach {
        /** All tasks are at the goal; for each in its order whether it was before. None is {@link Reach#NOT_FOUND}. */
        record Reached(List<Reach> each) implements JointReach {
            public Reached {
                each = List.copyOf(each);
            }
        }

        /** Nothing is written, for there are no tasks of these ids. */
        record Missing(Set<String> taskIds) implements JointReach {
            public Missing {
                taskIds = Set.copyOf(taskIds);
            }
        }
    }

    /** What became of {@link TaskStore#deleteAll}. */
    sealed interface JointDeletion {
        /** All are deleted. */
        record Deleted() implements JointDeletion {}

        /** Nothing is deleted, for there are no tasks of these ids. */
        record Missing(Set<String> taskIds) implements JointDeletion {
            public Missing {
                taskIds = Set.copyOf(taskIds);
            }
        }
    }

    /**
     * Stores a new task, all or nothing. What is in the way is looked at in this order: the token (a replay wins over
     * an externalId that is taken), the externalId, the task's id. Tokens are kept for 24 hours, whatever becomes of
     * the task; with an externalId at least for as long as the task lives.
     */
    Creation create(String userId, Task task, Optional<WriteToken> token);

    /**
     * Stores new tasks, all or none. The one token stands for the whole call and is kept for 24 hours.
     *
     * @param tasks 1 to {@link tasktracker.contract.Limits#BULK_ATOMIC}
     */
    JointCreation createAll(String userId, List<Task> tasks, Optional<WriteToken> token);

    /**
     * What an earlier {@link #create} or {@link #createAll} with this token made, {@link JointCreation.Replayed} or
     * {@link JointCreation.TokenReused}; empty when the token counts for nothing yet. Writes nothing.
     *
     * @param externalId that of the one task to create, empty when it has none or there are several
     */
    Optional<JointCreation> findCreation(String userId, Optional<String> externalId, WriteToken token);

    /** The task as it is now (strongly consistent). */
    Optional<Task> find(String userId, String taskId);

    /** The id of the task that holds an externalId (strongly consistent). */
    Optional<String> findByExternalId(String userId, String externalId);

    /**
     * Changes a task as {@link Task#with} says, in one conditional write. The token is remembered until the next
     * change: a repeat replays instead of failing on the version that it made itself.
     */
    Update update(String userId, String taskId, Expected expected, TaskPatch patch, Optional<WriteToken> token,
            Instant now);

    /** Deletes a task and the guard of its externalId. */
    Deletion delete(String userId, String taskId, Expected expected);

    /**
     * Brings a task to a goal, in one conditional write and in whatever version it is. Only a task that is not there
     * yet is changed, as {@link Task#with} says, and then forgets the token of its last change.
     */
    Reach reach(String userId, String taskId, Goal goal, Instant now);

    /**
     * Brings tasks to a goal as {@link #reach} does, all or none.
     *
     * @param taskIds 1 to {@link tasktracker.contract.Limits#BULK_ATOMIC}, all different
     */
    JointReach reachAll(String userId, List<String> taskIds, Goal goal, Instant now);

    /**
     * Deletes tasks with the guards of their externalIds, all or none.
     *
     * @param taskIds 1 to {@link tasktracker.contract.Limits#BULK_ATOMIC}, all different
     */
    JointDeletion deleteAll(String userId, List<String> taskIds);

    /**
     * The tasks that the query accepts, in order, strictly after a position.
     *
     * @param after a position of this query, empty for the beginning
     * @param limit 1 to 1,000; a slice holds at most so many
     * @param deadline when to answer with what was found so far; a search has to see all first and then asks to retry
     * @throws tasktracker.functions.search.SearchTooBroadException when a search would read too much
     */
    Slice list(String userId, TaskQuery query, Optional<String> after, int limit, Deadline deadline);

    /**
     * Returns when lists show what was written until then, as far as the store can tell.
     *
     * @throws RetryLaterException when the deadline comes before that
     */
    void awaitLists(Instant written, Deadline deadline);
}
