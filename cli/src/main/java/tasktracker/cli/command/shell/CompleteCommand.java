package tasktracker.cli.command.shell;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tasktracker.cli.Session;
import tasktracker.cli.command.Commands;
import tasktracker.cli.complete.Answer;
import tasktracker.cli.complete.Completer;
import tasktracker.cli.complete.Shell;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.output.TextStream;

/**
 * What the completion scripts call. The first line says what fits, words or files; the words follow, one a line. Told to
 * picocli by calls, as {@link tasktracker.cli.option.GlobalOptions} are and for the same reason.
 */
final class CompleteCommand implements Callable<ExitCode> {
    private static final String DEFAULT_WIDTH = "80";

    private final Session session;
    private final OptionSpec shell = text("--for", "SHELL", "bash, zsh or fish.").build();
    private final OptionSpec line = text("--line", "TEXT", "The command line up to the cursor, as typed.").build();
    private final OptionSpec breaks = text("--breaks", "CHARS", "bash's COMP_WORDBREAKS.").defaultValue("").build();
    private final OptionSpec type = text("--type", "N", "bash's COMP_TYPE.").defaultValue("").build();
    private final OptionSpec width = text("--width", "N", "The width of the terminal.").type(int.class)
            .defaultValue(DEFAULT_WIDTH).build();
    private final PositionalParamSpec words = PositionalParamSpec.builder().paramLabel("WORD").arity("0..*")
            .type(List.class).auxiliaryTypes(String.class).description("The words so far, the last one maybe empty.")
            .build();

    private CompleteCommand(Session session) {
        this.session = session;
    }

    private static OptionSpec.Builder text(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class).description(description);
    }

    static CommandSpec of(Session session) {
        CompleteCommand made = new CompleteCommand(session);
        CommandSpec command = CommandSpec.wrapWithoutInspection(made);
        for (OptionSpec option : List.of(made.shell, made.line, made.breaks, made.type, made.width)) {
            command.addOption(option);
        }
        command.addPositional(made.words);
        command.usageMessage().footer("  tasktracker __complete -- task a");
        return command;
    }

    @Override
    public ExitCode call() {
        Answer answer = new Answer(new Completer(Commands.root(), session), breaks.getValue(), type.getValue(),
                width.getValue());
        Shell asking = Shell.of(shell.getValue());
        String typed = line.getValue();
        List<String> before = words.getValue();
        List<String> lines = typed == null
                ? answer.toWords(asking, before == null ? List.of() : before)
                : answer.toLine(asking, typed);
        TextStream out = session.out().stdout();
        for (String text : lines) {
            out.println(text);
        }
        return ExitCode.OK;
    }
}
