package tasktracker.functions.store;

/**
 * How long a call to a service of AWS may take, and so how much of a function's time must be left to begin one. By the
 * timeouts of the connection alone: the SDK's own timeouts would have a function load and start an executor.
 */
public final class Patience {
    /** Within a region a connection takes a millisecond or two, and a lost packet is sent again after a second. */
    public static final int CONNECT_MILLIS = 1_000;
    /** An answer takes milliseconds; whoever waits longer waits for a lost connection. */
    public static final int ANSWER_MILLIS = 1_500;
    /** Failed connections and server errors are tried once more. */
    public static final int ATTEMPTS = 2;
    /** The most that the SDK's standard strategy waits between the two: after a refusal; after an error it is 100. */
    private static final int PAUSE_MILLIS = 1_000;
    /** After so long a call is over, one way or the other. */
    public static final int LONGEST_CALL_MILLIS = (CONNECT_MILLIS + ANSWER_MILLIS) * ATTEMPTS + PAUSE_MILLIS;
    /** What to keep back of a function's time: who begins a call a moment before that still answers. */
    public static final int RESERVE_MILLIS = LONGEST_CALL_MILLIS + 400;

    private Patience() {}
}
