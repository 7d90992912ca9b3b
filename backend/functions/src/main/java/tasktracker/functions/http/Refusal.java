package tasktracker.functions.http;

/**
 * Ends the reading of a request that cannot be understood or is not allowed. Thrown by the readers of this package
 * only: what a service answers is an outcome, not an exception. Has no stack trace, for it is no fault of ours.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.code().name(), null, false, false);
        this.problem = problem;
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }
}
