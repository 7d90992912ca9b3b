package tasktracker.cli.error;

import java.util.Collection;
import java.util.Objects;

/**
 * Every exit code of the tool, with its meaning as {@code tasktracker help exit-codes} prints it. The numbers are part
 * of the contract with scripts and never change their meaning.
 */
public enum ExitCode {
    OK(0, "Done; an empty list counts as done, and so does a reading command whose pipe was closed."),
    FAILURE(1, "It failed: an error of the server (500, 502), a failed stack, a confirmation declined or missing."),
    USAGE(2, "The command line or the data is wrong (400, 413, 415, 422), or a name fits several tasks."),
    PARTIAL(3, "Of several targets some were done and some were not."),
    DENIED(4, "Not allowed (403), or AWS credentials that are missing, expired or denied."),
    NOT_FOUND(5, "There is no such task, category or key (404)."),
    CONFLICT(6, "It clashes with what is stored, or somebody else changed it meanwhile (409, 412, 428)."),
    UNAVAILABLE(7, "Throttled, over quota or unavailable, after retries (429, 503, 504)."),
    WAITED_TOO_LONG(8, "What was waited for had not happened when the time was up."),
    NETWORK(9, "No connection: address, DNS, TLS, or a read that timed out."),
    GATE_MISSED(10, "A gate of the load test was missed."),
    INTERRUPTED(130, "Interrupted by Ctrl-C."),
    TERMINATED(143, "Ended by the signal TERM.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number given to the operating system. */
    public int number() {
        return number;
    }

    /** One sentence for the help topic. */
    public String meaning() {
        return meaning;
    }

    /**
     * The code for a command over several targets: the one that all of them share, else {@link #PARTIAL}.
     *
     * @param outcomes the code of each target; none at all is {@link #OK}
     */
    public static ExitCode ofTargets(Collection<ExitCode> outcomes) {
        ExitCode shared = null;
        for (ExitCode outcome : outcomes) {
            Objects.requireNonNull(outcome);
            if (shared != null && shared != outcome) {
                return PARTIAL;
            }
            shared = outcome;
        }
        return shared == null ? OK : shared;
    }
}
