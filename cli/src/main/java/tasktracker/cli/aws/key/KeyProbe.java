package tasktracker.cli.aws.key;

import tasktracker.contract.ApiKey;

/** Tries a key on the API. */
@FunctionalInterface
public interface KeyProbe {
    /** Whether a call with it succeeds now. A key works some seconds after it was put into its plan. */
    boolean works(ApiKey secret);

    /** What the last call that did not succeed was answered with, for people; empty when there is nothing to say. */
    default String problem() {
        return "";
    }

    /** For whoever does not want to wait. */
    static KeyProbe none() {
        return _ -> true;
    }
}
