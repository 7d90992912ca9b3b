package tasktracker.cli;

import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import tasktracker.cli.client.HttpTaskClients;
import tasktracker.cli.client.TimeLimits;
import tasktracker.cli.config.KeyCommand;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.local.AutoStart;
import tasktracker.cli.local.LocalStacks;
import tasktracker.cli.local.StackFiles;
import tasktracker.cli.output.Out;

/** The tool's entry point: streams, clock, network, exit; nothing else. */
public final class Main {
    /** A password manager may ask its user first. */
    private static final Duration KEY_PATIENCE = Duration.ofMinutes(2);

    private Main() {}

    /**
     * Runs one command line and ends the process with its exit code.
     *
     * @param args the command line, without the program's name
     */
    public static void main(String[] args) {
        int code = run(List.of(args)).number();
        // Not exit: that looks for a logger first, which takes as long as the call to the API. Nothing waits for hooks.
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command line in the surroundings of this process. */
    static ExitCode run(List<String> args) {
        Surroundings surroundings = surroundings();
        Ahead.start(args, surroundings);
        return new Tool(surroundings).run(args);
    }

    /** The surroundings of this process. */
    static Surroundings surroundings() {
        UnaryOperator<String> environment = System::getenv;
        Clock clock = new MachineClock();
        Out out = Out.system(environment);
        HttpTaskClients clients = new HttpTaskClients(environment, clock, new SplittableRandom(Seed.fresh()),
                duration -> Thread.sleep(duration.toMillis()), TimeLimits.DEFAULT);
        Path installation = Path.of(System.getProperty("tasktracker.home", "."));
        LocalStacks stacks = new LocalStacks(() -> StackFiles.of(installation, new Paths(environment)), out::notice);
        return new Surroundings(out, System.in, Main::secret, environment, clock, clients,
                new AutoStart(stacks, environment, out::notice), installation,
                new KeyCommand(KEY_PATIENCE), AtInterrupt::new);
    }

    @SuppressWarnings("SystemConsoleNull") // it is null when stdin or stdout is redirected, whatever the check says
    private static String secret(String prompt) {
        Console console = System.console();
        char[] typed = console == null || !console.isTerminal() ? null : console.readPassword("%s", prompt);
        return typed == null ? null : new String(typed);
    }
}
