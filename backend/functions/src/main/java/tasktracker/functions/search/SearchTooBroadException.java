package tasktracker.functions.search;

/** A search would have to look at more text than one request may read: the client has to narrow it down. */
public final class SearchTooBroadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message tells how much is too much. */
    public SearchTooBroadException(String message) {
        super(message, null, false, false);
    }
}
