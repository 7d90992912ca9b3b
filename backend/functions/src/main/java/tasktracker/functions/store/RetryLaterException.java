package tasktracker.functions.store;

/**
 * The store was throttled or in conflict through all tries, or did not answer: a later call may succeed. Nothing was
 * written, or, when the answer is missing, all of it or nothing: a repeat with the same token finds out.
 */
public final class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetryLaterException(String message, Throwable cause) {
        super(message, cause);
    }
}
