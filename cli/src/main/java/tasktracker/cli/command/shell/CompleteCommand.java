package tasktracker.cli.command.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.command.Commands;
import tasktracker.cli.complete.Candidate;
import tasktracker.cli.complete.Completer;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.text.Neutral;

/** What the completion scripts call: a line {@code value TAB description} for each word that fits. */
@Command(footer = "  tasktracker __complete -- task a")
final class CompleteCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "The words so far, the last one maybe empty.")
    private List<String> words = new ArrayList<>();

    CompleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        TextStream out = session.out().stdout();
        for (Candidate candidate : new Completer(Commands.root(), session).complete(words)) {
            out.println(Neutral.line(candidate.value()) + "\t" + Neutral.line(candidate.description()));
        }
        return ExitCode.OK;
    }
}
