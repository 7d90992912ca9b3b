package tasktracker.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.config.EndpointSource;
import tasktracker.cli.config.KeyCommand;
import tasktracker.cli.output.Out;

/**
 * All that a command line meets outside of itself; tests bring their own.
 *
 * @param stdin what is typed or piped in
 * @param secrets asks for what must not be shown while it is typed
 * @param environment the value of a variable, null when it is not set
 * @param clock its zone is the user's, in which due dates are read and shown
 * @param localStack what the profile {@code local} stands for
 * @param installation the folder of the distribution, in which the local stack is
 * @param keyCommand gets the keys of profiles that name a command for it
 * @param interrupts tells commands of Ctrl-C
 */
public record Surroundings(Out out, InputStream stdin, SecretPrompt secrets, UnaryOperator<String> environment,
        Clock clock, TaskClients clients, EndpointSource localStack, Path installation, KeyCommand keyCommand,
        Interrupts interrupts) {
    /** Asks without showing what is typed. */
    @FunctionalInterface
    public interface SecretPrompt {
        /** What was typed, or null when nobody can be asked. */
        String ask(String prompt);
    }
}
