package tasktracker.cli.client;

import java.util.function.Consumer;

/** Opens clients; the tests' way in. */
@FunctionalInterface
public interface TaskClients {
    /** A client for that target; it connects with its first call. */
    TaskClient open(Target target, Telling telling);

    /** Makes ready what the first client needs, so that it opens sooner; on any thread. Without it nothing differs. */
    default void makeReady() {}

    /**
     * The same over connections that outlive each client, for many command lines in one process;
     * {@link #dropConnections()} ends them.
     */
    default TaskClients keepingConnections() {
        return this;
    }

    /** Drops the connections that were kept. */
    default void dropConnections() {}

    /**
     * What a client says beside its answers.
     *
     * @param notice gets a line when the user has to wait
     * @param debug gets every request and answer, without the key; null when nobody asked
     * @param explain gets each request as a curl command, which is then not sent; null to send them
     */
    record Telling(Consumer<String> notice, Consumer<String> debug, Consumer<String> explain) {
        /** The same, sending. */
        public Telling sending() {
            return new Telling(notice, debug, null);
        }
    }
}
