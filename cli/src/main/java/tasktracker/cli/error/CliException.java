package tasktracker.cli.error;

/**
 * The end of a command that did not do what it was asked. Thrown anywhere, rendered once by {@link ErrorRenderer},
 * mapped to an {@link ExitCode} by its type. What is not a {@code CliException} is a bug of the tool.
 *
 * <pre>
 * throw new CliException.NotFound(Failure.of("TASK_NOT_FOUND", "no task ends in 7f3a").hint("tasktracker task list"));
 * </pre>
 */
@SuppressWarnings("serial") // never serialised
public abstract sealed class CliException extends RuntimeException {

    private final transient Failure failure;
    private final ExitCode exitCode;

    private CliException(ExitCode exitCode, Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
        this.exitCode = exitCode;
    }

    /** What the user is told. */
    public final Failure failure() {
        return failure;
    }

    /** How the process ends. */
    public final ExitCode exitCode() {
        return exitCode;
    }

    /**
     * The exception for an answer of the API that is not a success. The one place where a status becomes an exit code.
     *
     * @param status an HTTP status of 300 or more
     */
    public static CliException ofStatus(int status, Failure failure) {
        return switch (status) {
            case 400, 413, 415, 422 -> new Usage(failure);
            case 403 -> new Denied(failure);
            case 404 -> new NotFound(failure);
            case 409, 412, 428 -> new Conflict(failure);
            case 429, 503, 504 -> new Unavailable(failure);
            default -> new Server(failure);
        };
    }

    /** Wrong arguments, wrong data or an ambiguous name: exit code 2. */
    public static final class Usage extends CliException {
        public Usage(Failure failure) {
            super(ExitCode.USAGE, failure, null);
        }

        public Usage(Failure failure, Throwable cause) {
            super(ExitCode.USAGE, failure, cause);
        }
    }

    /** What was named does not exist: exit code 5. */
    public static final class NotFound extends CliException {
        public NotFound(Failure failure) {
            super(ExitCode.NOT_FOUND, failure, null);
        }
    }

    /** It clashes with what is stored: exit code 6. */
    public static final class Conflict extends CliException {
        public Conflict(Failure failure) {
            super(ExitCode.CONFLICT, failure, null);
        }
    }

    /** A key or credentials missing or refused: exit code 4. */
    public static final class Denied extends CliException {
        public Denied(Failure failure) {
            super(ExitCode.DENIED, failure, null);
        }

        public Denied(Failure failure, Throwable cause) {
            super(ExitCode.DENIED, failure, cause);
        }
    }

    /** Throttled, over quota or unavailable after retries: exit code 7. */
    public static final class Unavailable extends CliException {
        public Unavailable(Failure failure) {
            super(ExitCode.UNAVAILABLE, failure, null);
        }
    }

    /** No answer for reasons of the network: exit code 9. */
    public static final class Network extends CliException {
        public Network(Failure failure, Throwable cause) {
            super(ExitCode.NETWORK, failure, cause);
        }
    }

    /** The server failed, or answered what it never should: exit code 1. */
    public static final class Server extends CliException {
        public Server(Failure failure) {
            super(ExitCode.FAILURE, failure, null);
        }

        public Server(Failure failure, Throwable cause) {
            super(ExitCode.FAILURE, failure, cause);
        }
    }

    /** Something on this machine failed, such as a file that cannot be written: exit code 1. */
    public static final class Local extends CliException {
        public Local(Failure failure) {
            super(ExitCode.FAILURE, failure, null);
        }

        public Local(Failure failure, Throwable cause) {
            super(ExitCode.FAILURE, failure, cause);
        }
    }

    /** A confirmation was declined, or missing where nobody could be asked: exit code 1. */
    public static final class Cancelled extends CliException {
        public Cancelled(Failure failure) {
            super(ExitCode.FAILURE, failure, null);
        }
    }

    /** Of several targets not all were done; {@link ExitCode#ofTargets} says with which code it ends. */
    public static final class Partial extends CliException {
        public Partial(ExitCode exitCode, Failure failure) {
            super(exitCode, failure, null);
        }
    }

    /** A wait was given up: exit code 8. */
    public static final class WaitedTooLong extends CliException {
        public WaitedTooLong(Failure failure) {
            super(ExitCode.WAITED_TOO_LONG, failure, null);
        }
    }

    /** A gate of the load test was missed: exit code 10. */
    public static final class GateMissed extends CliException {
        public GateMissed(Failure failure) {
            super(ExitCode.GATE_MISSED, failure, null);
        }
    }

    /** The user pressed Ctrl-C: exit code 130. */
    public static final class Interrupted extends CliException {
        public Interrupted(Failure failure) {
            super(ExitCode.INTERRUPTED, failure, null);
        }
    }
}
