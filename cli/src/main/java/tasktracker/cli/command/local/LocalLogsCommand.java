package tasktracker.cli.command.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.local.StackLog;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.text.Neutral;

@Command(footer = { "  tasktracker local logs -n 20", "  tasktracker local logs --follow" })
final class LocalLogsCommand implements Callable<ExitCode> {
    private final Session session;
    private Printer<String> printer;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "100", description = "The last so many lines; 100.")
    private int lines;

    @Option(names = { "-f", "--follow" }, description = "Go on with each new line, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private final OutputOptions output = new OutputOptions();

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
        Consumer<List<String>> sink = output.isGiven() ? rows() : this::print;
        StackLog log = new StackLog(session.localStacks().log());
        List<String> last = new ArrayList<>();
        log.tail(lines, last::add);
        sink.accept(last);
        if (follow) {
            log.follow(line -> sink.accept(List.of(line)));
        }
        if (output.isGiven()) {
            printer.finish(null);
        }
        if (last.isEmpty()) {
            session.out().notice("nothing is logged yet; to start the local stack: tasktracker local start");
        }
        return ExitCode.OK;
    }

    /** A log is read as it is, unless somebody asks for a format. */
    private void print(List<String> page) {
        TextStream out = session.out().stdout();
        page.forEach(line -> out.println(Neutral.line(line)));
        out.flush();
    }

    private Consumer<List<String>> rows() {
        printer = output.printer(session.out(), Columns.of(_ -> "",
                List.of(Column.<String>of("line", line -> line).shrinking()), "line"));
        return printer::rows;
    }
}
