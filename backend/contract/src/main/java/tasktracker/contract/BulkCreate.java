package tasktracker.contract;

import java.util.List;
import java.util.Optional;

/** The wire types of POST /tasks/bulk/create. */
public final class BulkCreate {
    private BulkCreate() {}

    /** What the request asks for. */
    public enum Mode {
        WRITE("write"), CHECK("check"), ATOMIC("atomic");

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

    /** What became of one item. */
    public enum Status {
        /** Created, now or by an earlier try of this very request. In check mode: would be created. */
        CREATED("created"),
        /** The externalId is held by a task of this user already: {@code taskId} names it. */
        EXISTING("existing"),
        /** The item breaks a rule: {@code error} says which. */
        INVALID("invalid"),
        /** The item cannot be created as things are: category missing, id taken. */
        CONFLICT("conflict"),
        /** Not reached before the deadline, or throttled: send it again. */
        RETRYABLE("retryable");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        /** The name on the wire. */
        public String wire() {
            return wire;
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

    /** The request: at most {@link Limits#BULK} tasks. */
    public record Request(Mode mode, List<NewTask> tasks) {
        public Request {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * One result, in request order.
     *
     * @param index position in the request, from 0
     * @param taskId the created or existing task, null otherwise
     * @param version of that task, 0 when there is none
     * @param same for {@code existing}: whether all fields sent equal the task's; null otherwise
     * @param error for {@code invalid}, {@code conflict} and {@code retryable}; for {@code existing} when an earlier
     *            task of the request has the same externalId, naming its index; null otherwise; has no correlation id
     */
    public record Result(int index, Status status, String taskId, long version, Boolean same, ApiError error) {}

    /** The answer. {@code succeeded} counts created and existing, {@code failed} the rest. */
    public record Response(List<Result> results, int succeeded, int failed) {
        public Response {
            results = List.copyOf(results);
        }

        public static Response of(List<Result> results) {
            int succeeded = 0;
            for (Result result : results) {
                if (result.status() == Status.CREATED || result.status() == Status.EXISTING) {
                    succeeded++;
                }
            }
            return new Response(results, succeeded, results.size() - succeeded);
        }
    }
}
