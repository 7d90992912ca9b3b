package tasktracker.cli.command.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.local.StackLog;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.text.Neutral;

@Command(footer = { "  tasktracker local logs -n 20", "  tasktracker local logs --follow" })
final class LocalLogsCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "100", description = "The last so many lines; 100.")
    private int lines;

    @Option(names = { "-f", "--follow" }, description = "Go on with each new line, until Ctrl-C.")
    private boolean follow;

    LocalLogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (lines < 0) {
            throw new CliException.Usage(
                    Failure.of("INVALID_ARGUMENTS", "-n is 0 or more, not " + lines)
                            .hint("tasktracker local logs --help"));
        }
        TextStream out = session.out().stdout();
        StackLog log = new StackLog(session.localStacks().log());
        log.tail(lines, line -> out.println(Neutral.line(line)));
        out.flush();
        if (follow) {
            log.follow(line -> {
                out.println(Neutral.line(line));
                out.flush();
            });
        }
        return ExitCode.OK;
    }
}
