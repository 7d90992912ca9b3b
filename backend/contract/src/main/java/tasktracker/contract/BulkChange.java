package tasktracker.contract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The wire types of POST /tasks/bulk/status, /tasks/bulk/delete and /tasks/bulk/move. All three can be repeated
 * without harm, with or without an Idempotency-Key: a task that is already as asked is {@link Status#UNCHANGED} and
 * keeps its version, one that is already deleted is {@link Status#NOT_FOUND}.
 */
public final class BulkChange {
    private BulkChange() {}

    /** What the request asks for. */
    public enum Mode {
        /** Each task for itself: at most {@link Limits#BULK}. */
        WRITE("write"),
        /** All or nothing: at most {@link Limits#BULK_ATOMIC}. */
        ATOMIC("atomic");

        private final String wire;

        Mode(String wire) {
            this.wire = wire;
        }

        /** The name on the wire. */
        public String wire() {
            return wire;
        }

        /** The mode of that wire name, or empty. */
        public static Optional<Mode> of(String wire) {
            for (Mode mode : values()) {
                if (mode.wire.equals(wire)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }

    /** What became of one task. */
    public enum Status {
        /** It is now as asked. */
        UPDATED("updated", true),
        /** It was as asked before: nothing was written, its version and its times are what they were. */
        UNCHANGED("unchanged", true),
        /** It is deleted. */
        DELETED("deleted", true),
        /** There is no task of this id, or no longer. */
        NOT_FOUND("not_found", false),
        /** An earlier item of the request has the same id, and says what became of the task. */
        DUPLICATE("duplicate", false),
        /** Not reached before the deadline, throttled, or failed for a reason of ours: send it again. */
        RETRYABLE("retryable", false);

        private final String wire;
        private final boolean success;

        Status(String wire, boolean success) {
            this.wire = wire;
            this.success = success;
        }

        /** The name on the wire. */
        public String wire() {
            return wire;
        }

        /** Whether the task is as the request wants it; only then there is no error. */
        public boolean isSuccess() {
            return success;
        }

        /** The status of that wire name, or empty. */
        public static Optional<Status> of(String wire) {
            for (Status status : values()) {
                if (status.wire.equals(wire)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }
    }

    /** A request. */
    public sealed interface Request {
        Mode mode();

        List<String> taskIds();
    }

    /** POST /tasks/bulk/status: completes tasks, or reopens them. */
    public record SetStatus(Mode mode, List<String> taskIds, boolean completed) implements Request {
        public SetStatus {
            taskIds = List.copyOf(taskIds);
        }
    }

    /** POST /tasks/bulk/delete. */
    public record Delete(Mode mode, List<String> taskIds) implements Request {
        public Delete {
            taskIds = List.copyOf(taskIds);
        }
    }

    /**
     * POST /tasks/bulk/move.
     *
     * @param categoryId null for no category
     */
    public record Move(Mode mode, List<String> taskIds, String categoryId) implements Request {
        public Move {
            taskIds = List.copyOf(taskIds);
        }
    }

    /**
     * One result, in request order.
     *
     * @param taskId as it was sent
     * @param error null when the status is a success; has no correlation id
     */
    public record Result(String taskId, Status status, ApiError error) {
        public Result {
            Objects.requireNonNull(taskId, "taskId");
            Objects.requireNonNull(status, "status");
        }
    }

    /** The answer. {@code succeeded} counts the tasks that are as asked, {@code failed} the other items. */
    public record Response(List<Result> results, int succeeded, int failed) {
        public Response {
            results = List.copyOf(results);
        }

        public static Response of(List<Result> results) {
            int succeeded = 0;
            for (Result result : results) {
                succeeded += result.status().isSuccess() ? 1 : 0;
            }
            return new Response(results, succeeded, results.size() - succeeded);
        }
    }
}
