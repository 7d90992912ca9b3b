package tasktracker.functions.store;

/** The store was throttled or in conflict through all tries: nothing was written, a later call may succeed. */
public final class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetryLaterException(String message, Throwable cause) {
        super(message, cause);
    }
}
