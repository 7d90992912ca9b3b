package tasktracker.cli.load;

/** How a request ended. */
public enum Outcome {
    /** A status of 2xx or 304. */
    OK("ok"),
    /** Status 429: throttled, or over the quota. */
    THROTTLED("429"),
    /** Another status of 4xx, or one that the API never answers. */
    CLIENT_ERROR("4xx"),
    /** A status of 5xx. */
    SERVER_ERROR("5xx"),
    /** No whole answer in time; it counts with the time that was waited. */
    TIMEOUT("timeout"),
    /** No connection, or one that broke; its time says nothing about the server and is in no percentile. */
    CONNECTION("connection");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As the report and the gates have it. */
    public String word() {
        return word;
    }

    /** The outcome of an answer. */
    public static Outcome ofStatus(int status) {
        if ((status >= 200 && status < 300) || status == 304) {
            return OK;
        }
        if (status == 429) {
            return THROTTLED;
        }
        return status >= 500 ? SERVER_ERROR : CLIENT_ERROR;
    }

    /** Whether its time is part of the headline: all answers, and what was waited for in vain. */
    public boolean isHeadline() {
        return this != CONNECTION;
    }

    /** Whether the server or the network failed; refused requests of the client and throttling are no failures. */
    public boolean isError() {
        return this != OK && this != THROTTLED;
    }
}
