package tasktracker.cli.config;

import tasktracker.cli.error.CliException;

/** The running local stack: what the profile {@code local} stands for. */
@FunctionalInterface
public interface EndpointSource {
    /**
     * The endpoint and key from the stack's state file, after starting the stack if it does not run.
     *
     * @throws CliException if it does not run and cannot, or must not, be started
     */
    Connection connection();
}
