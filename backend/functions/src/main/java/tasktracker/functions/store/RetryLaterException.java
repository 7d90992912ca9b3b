package tasktracker.functions.store;

/**
 * The store was throttled or in conflict through all tries, or did not answer: a later call may succeed. Nothing was
 * written, or, when the answer is missing, all of it or nothing: a repeat with the same token finds out.
 */
public final class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /** As the next one, where all that can be done is to try again. */
    public RetryLaterException(String message, Throwable cause) {
        this(message, "The store is busy just now: send the same request again", cause);
    }

    /**
     * A refusal for now.
     *
     * @param message for the log
     * @param advice for whoever asked: what is wrong, and what to do
     * @param cause may be null
     */
    public RetryLaterException(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** What to tell whoever asked. */
    public String advice() {
        return advice;
    }
}
