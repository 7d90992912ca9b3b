package tasktracker.cli.command.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.command.Commands;
import tasktracker.cli.complete.Answer;
import tasktracker.cli.complete.Completer;
import tasktracker.cli.complete.Shell;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.output.TextStream;

/** What the completion scripts call. The first line says what fits, words or files; the words follow, one a line. */
@Command(footer = "  tasktracker __complete -- task a")
final class CompleteCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--for", paramLabel = "SHELL", description = "bash, zsh or fish.")
    private String shell;

    @Option(names = "--line", paramLabel = "TEXT", description = "The command line up to the cursor, as typed.")
    private String line;

    @Option(names = "--breaks", paramLabel = "CHARS", description = "bash's COMP_WORDBREAKS.")
    private String breaks = "";

    @Option(names = "--type", paramLabel = "N", description = "bash's COMP_TYPE.")
    private String type = "";

    @Option(names = "--width", paramLabel = "N", description = "The width of the terminal.")
    private int width = 80;

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "The words so far, the last one maybe empty.")
    private List<String> words = new ArrayList<>();

    CompleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Answer answer = new Answer(new Completer(Commands.root(), session), breaks, type, width);
        List<String> lines = line == null
                ? answer.toWords(Shell.of(shell), words)
                : answer.toLine(Shell.of(shell), line);
        TextStream out = session.out().stdout();
        for (String text : lines) {
            out.println(text);
        }
        return ExitCode.OK;
    }
}
