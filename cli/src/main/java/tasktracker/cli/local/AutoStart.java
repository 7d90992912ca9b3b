package tasktracker.cli.local;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tasktracker.cli.config.Connection;
import tasktracker.cli.config.EndpointSource;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * What the profile {@code local} stands for: the stack that runs, or one that is started now. Not in a build or where
 * {@code TASKTRACKER_NO_AUTOSTART} says no: a process that stays behind would surprise there.
 */
public final class AutoStart implements EndpointSource {
    /** Set to anything but 0 or nothing, no command starts the stack by itself. */
    public static final String NO_AUTOSTART = "TASKTRACKER_NO_AUTOSTART";

    private final LocalStacks stacks;
    private final UnaryOperator<String> environment;
    private final Consumer<String> notice;

    /**
     * A source of the user's stack.
     *
     * @param environment the value of a variable, null when it is not set
     * @param notice gets a line when a stack is started
     */
    public AutoStart(LocalStacks stacks, UnaryOperator<String> environment, Consumer<String> notice) {
        this.stacks = stacks;
        this.environment = environment;
        this.notice = notice;
    }

    @Override
    public Connection connection() {
        Optional<RunningStack> running = stacks.running();
        if (running.isPresent() && running.get().current()) {
            return connection(running.get());
        }
        if (running.isEmpty() && !isAllowed()) {
            throw new CliException.Local(
                    Failure.of("LOCAL_STACK_NOT_RUNNING",
                            "the local stack does not run, and is not to be started here ("
                                    + (isSet(NO_AUTOSTART) ? NO_AUTOSTART : "CI") + " is set)")
                            .hint("tasktracker local start"));
        }
        if (running.isEmpty()) {
            notice.accept("starting the local stack; it keeps your tasks in " + stacks.data() + " and ends after "
                    + StackOptions.IDLE_MINUTES + " idle minutes");
        }
        return connection(stacks.ensure(StackOptions.automatic(user(environment))));
    }

    /** The user whom the first key of a stack is for: the login name. */
    public static String user(UnaryOperator<String> environment) {
        return StackOptions.userOf(
                Optional.ofNullable(environment.apply("LOGNAME"))
                        .or(() -> Optional.ofNullable(environment.apply("USER"))));
    }

    private boolean isAllowed() {
        return !isSet(NO_AUTOSTART) && !isSet("CI");
    }

    private boolean isSet(String variable) {
        String value = environment.apply(variable);
        return value != null && !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    private static Connection connection(RunningStack stack) {
        return new Connection(stack.endpoint(), stack.apiKey());
    }
}
