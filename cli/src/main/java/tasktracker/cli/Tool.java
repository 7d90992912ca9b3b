package tasktracker.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tasktracker.cli.client.Explained;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.command.Entry;
import tasktracker.cli.command.ParseFaults;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ErrorRenderer;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.GlobalOptions;
import tasktracker.cli.output.ClosedPipe;
import tasktracker.cli.output.ColourMode;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.TextStream;

/** Runs command lines. Every way that one can end comes together here. */
public final class Tool {
    private final Surroundings surroundings;

    /** A tool in these surroundings. */
    public Tool(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line, given without the program's name. */
    public ExitCode run(List<String> args) {
        Out out = surroundings.out();
        GlobalOptions options = new GlobalOptions();
        try (Session session = new Session(surroundings, options, args)) {
            ExitCode code = execute(session, args);
            out.stdout().flush();
            return code;
        } catch (ClosedPipe | Explained _) {
            return ExitCode.OK;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail(e, args, options.debug());
        }
    }

    private ExitCode execute(Session session, List<String> args) {
        Out out = session.out();
        if (args.equals(List.of("--version"))) {
            return version(out);
        }
        Entry.Group root = Commands.root();
        ParseResult last = parse(new CommandTree(root, session).along(args), args);
        out.colour(colour(session.options(), last));
        if (session.options().quiet() || OutputMode.isJson(args)) {
            out.silenceNotices();
        }
        if (session.options().versionWanted()) {
            return version(out);
        }
        CommandLine command = last.commandSpec().commandLine();
        if (session.options().helpWanted() || args.isEmpty()) {
            return help(out, command);
        }
        if (last.commandSpec().userObject() instanceof Callable<?> callable) {
            return call(session, command, callable);
        }
        throw incomplete(command);
    }

    private static ParseResult parse(CommandLine top, List<String> args) {
        try {
            ParseResult result = top.parseArgs(args.toArray(String[]::new));
            while (result.hasSubcommand()) {
                result = result.subcommand();
            }
            return result;
        } catch (ParameterException e) {
            throw ParseFaults.of(e, args);
        }
    }

    /** Whoever gives a category a colour may take the option of that name for it. */
    private static ColourMode colour(GlobalOptions options, ParseResult command) {
        try {
            return options.colour();
        } catch (CliException.Usage e) {
            throw !command.commandSpec().optionsMap().containsKey("--rgb") ? e
                    : new CliException.Usage(e.failure().hint("--rgb RRGGBB is the colour of a category"), e);
        }
    }

    private static ExitCode call(Session session, CommandLine command, Callable<?> callable) {
        try {
            return (ExitCode) callable.call();
        } catch (CliException e) {
            throw Completed.hinted(e, command, session.line(), session.isJson());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExitCode version(Out out) {
        out.stdout().println("tasktracker " + Version.NUMBER);
        return ExitCode.OK;
    }

    private static ExitCode help(Out out, CommandLine command) {
        print(out.stdout(), command);
        return ExitCode.OK;
    }

    private static void print(TextStream to, CommandLine command) {
        to.print(command.getUsageMessage(to.colour() ? Ansi.ON : Ansi.OFF));
    }

    private static CliException incomplete(CommandLine command) {
        String path = command.getCommandSpec().qualifiedName();
        Set<String> verbs = new LinkedHashSet<>();
        for (CommandLine verb : command.getSubcommands().values()) {
            verbs.add(verb.getCommandName());
        }
        return new CliException.Usage(Failure.of("INVALID_ARGUMENTS", path + " what? " + String.join(", ", verbs))
                .hint(path + " --help"));
    }

    private ExitCode fail(Throwable e, List<String> args, boolean debug) {
        Out out = surroundings.out();
        try {
            out.stdout().flush();
        } catch (ClosedPipe | CliException _) {
            // the first failure is the one to tell
        }
        boolean json = OutputMode.isJson(args);
        out.stderr().print(new ErrorRenderer(json, out.stderr().colour(), debug).render(e));
        out.stderr().flush();
        return ErrorRenderer.exitCode(e);
    }
}
