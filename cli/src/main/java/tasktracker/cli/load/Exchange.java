package tasktracker.cli.load;

/** Sends requests, for the load test: from many threads, each request once, and without an exception. */
@FunctionalInterface
public interface Exchange {
    /** The server did not say how long it took. */
    long UNKNOWN = -1;

    /** Sends a request and waits for the whole answer. */
    Reply send(Operation operation);

    /**
     * What came of a request.
     *
     * @param cold whether a function instance was started for it
     * @param serverNanos how long the function says it took, or {@link #UNKNOWN}
     * @param reopened whether an idle connection had been closed by the server, so that it was sent on a new one
     */
    record Reply(Outcome outcome, boolean cold, long serverNanos, boolean reopened) {
        /** A reply of which nothing but the outcome is known. */
        public static Reply of(Outcome outcome) {
            return new Reply(outcome, false, UNKNOWN, false);
        }
    }
}
