package tasktracker.functions.search;

/** A search would have to look at more text than one request may read: the client has to narrow it down. */
public final class SearchTooBroadException extends RuntimeException {
    /** What one search may look through: the text of about 40,000 tasks of 300 characters. */
    public static final long MAX_BYTES = 20L << 20;

    private static final long serialVersionUID = 1L;

    /** The message tells how much is too much, and how to ask for less. */
    public SearchTooBroadException() {
        super("would have to look through more than 20 MB of text: narrow it down by status, createdFrom or createdTo",
                null, false, false);
    }
}
