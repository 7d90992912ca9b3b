package tasktracker.cli.aws.stack;

import java.util.List;
import java.util.function.Supplier;

/** Whoever follows a deployment, and answers its questions. */
public interface DeployTalk {
    /** What is being done now. */
    void step(String line);

    /** What is not as it should be, but stops nothing. */
    void warn(Finding finding);

    /**
     * Asks.
     *
     * @throws tasktracker.cli.error.CliException.Cancelled if the answer is no, or nobody can be asked
     */
    void confirm(String question);

    /**
     * The same of what may lose data.
     *
     * @throws tasktracker.cli.error.CliException.Cancelled if the answer is no, or nobody can be asked
     */
    void confirmLoss(String question);

    /** How much of the code is sent. */
    void sent(long bytes, long of);

    /** What the deployment is going to do. */
    void changes(List<Change> changes);

    /**
     * Does something that makes events.
     *
     * @param what in a word, such as {@code creating}
     * @param watching is called once, and is told the events through {@link #event}
     */
    StackFacts following(String what, StackFacts stack, Supplier<StackFacts> watching);

    /** Something happened to the stack. */
    void event(StackEvent event);
}
