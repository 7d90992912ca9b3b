package tasktracker.cli.shell;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tasktracker.cli.Interrupts;
import tasktracker.cli.Session;
import tasktracker.cli.Surroundings;
import tasktracker.cli.Surroundings.SecretPrompt;
import tasktracker.cli.Tool;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.config.KeyCommand;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.config.Settings;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ErrorRenderer;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.output.ColourMode;
import tasktracker.cli.output.Out;

/** Runs command lines one after another, each as if it were the only one, over the same connections. */
final class Runner implements AutoCloseable {
    private static final String HELP = """

            In the shell the name of the program is optional, and there are also:
              use PROFILE   work with this profile until the shell ends; use alone names it
              exit, quit    leave, as Ctrl-D does

            """;

    private final Session session;
    private final Surroundings surroundings;
    private final TaskClients clients;
    private final KeyCommand keys;
    private final InputStream stdin;
    private final SecretPrompt secrets;
    private final UnaryOperator<String> environment;
    private final Interrupts interrupts;
    private String profile;
    private boolean over;

    /**
     * A runner.
     *
     * @param session of the command that is the shell
     * @param stdin what the commands can read
     * @param environment of the commands
     */
    Runner(Session session, InputStream stdin, SecretPrompt secrets, UnaryOperator<String> environment,
            Interrupts interrupts) {
        this.session = session;
        this.surroundings = session.surroundings();
        this.clients = surroundings.clients().keepingConnections();
        this.keys = surroundings.keyCommand().keeping();
        this.stdin = stdin;
        this.secrets = secrets;
        this.environment = environment;
        this.interrupts = interrupts;
        this.profile = session.options().profile();
    }

    /** Whether the shell is to end. */
    boolean isOver() {
        return over;
    }

    /** The profile that was chosen for the whole shell, or null. */
    String profile() {
        return profile;
    }

    /** What holds for the next command line. */
    Settings settings() {
        return new Settings(profile, Map.of(), environment, new Profiles(session.paths().configFile()));
    }

    /** Streams for the next command line, or for what the shell itself says. */
    Out out() {
        Out out = surroundings.out().fresh(environment);
        out.colour(session.options().colour());
        return out;
    }

    /** Runs one command line. */
    ExitCode run(List<String> words) {
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "exit", "quit" -> leave(words);
                case "use" -> use(words);
                case "help" -> words.size() == 1 ? help() : command(words);
                default -> command(words);
            };
        } catch (CliException e) {
            return fail(e);
        }
    }

    /** Says why something failed, as every command does. */
    ExitCode fail(CliException e) {
        Out out = out();
        out.stderr().print(new ErrorRenderer(false, out.stderr().colour(), session.options().debug()).render(e));
        out.stderr().flush();
        return ErrorRenderer.exitCode(e);
    }

    @Override
    public void close() {
        clients.dropConnections();
    }

    private ExitCode command(List<String> words) {
        List<String> args = new ArrayList<>();
        carryOver(words, args);
        args.addAll(words);
        ExitCode code = new Tool(new Surroundings(surroundings.out().fresh(environment), stdin, secrets, environment,
                surroundings.clock(), clients, surroundings.localStack(), surroundings.installation(), keys,
                interrupts))
                .run(args);
        if (code == ExitCode.DENIED) {
            keys.forget();
        }
        return code;
    }

    /** What was said to the shell itself holds for its commands, unless they say it themselves. */
    private void carryOver(List<String> words, List<String> args) {
        if (profile != null && !says(words, "--profile")) {
            args.add("--profile=" + profile);
        }
        ColourMode colour = session.options().colour();
        if (colour != ColourMode.AUTO && !says(words, "--color")) {
            args.add(colour == ColourMode.ALWAYS ? "--color=always" : "--color=never");
        }
        if (session.options().quiet() && !says(words, "--quiet") && !says(words, "-q")) {
            args.add("--quiet");
        }
        if (session.options().debug() && !says(words, "--debug")) {
            args.add("--debug");
        }
    }

    private static boolean says(List<String> words, String option) {
        for (String word : words) {
            if (word.equals("--")) {
                return false;
            }
            if (word.equals(option) || word.startsWith(option + "=")) {
                return true;
            }
        }
        return false;
    }

    private ExitCode leave(List<String> words) {
        if (words.size() > 1) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS", words.getFirst() + " takes nothing"));
        }
        over = true;
        return ExitCode.OK;
    }

    private ExitCode use(List<String> words) {
        if (words.size() > 2) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS", "use takes one profile")
                    .hint("tasktracker profile list"));
        }
        if (words.size() == 2) {
            String before = profile;
            profile = words.get(1);
            try {
                settings().profile();
            } catch (CliException e) {
                profile = before;
                throw e;
            }
        } else {
            Out out = out();
            out.stdout().println(settings().profileName().value());
            out.stdout().flush();
        }
        return ExitCode.OK;
    }

    private ExitCode help() {
        ExitCode code = command(List.of("help"));
        Out out = out();
        out.stdout().print(HELP);
        out.stdout().flush();
        return code;
    }
}
