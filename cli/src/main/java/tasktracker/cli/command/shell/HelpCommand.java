package tasktracker.cli.command.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.output.TextStream;

@Command(description = "Topics: dates, environment, exit-codes.", footer = { "  tasktracker help exit-codes",
    "  tasktracker help task add" })
final class HelpCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "WORD", arity = "0..*", completionCandidates = TopicWords.class,
            description = "A topic, or the words of a command.")
    private List<String> words = new ArrayList<>();

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        TextStream out = session.out().stdout();
        if (words.size() == 1 && Topics.find(words.getFirst()).isPresent()) {
            out.print(Topics.find(words.getFirst()).get());
            return ExitCode.OK;
        }
        CommandLine command = new CommandTree(Commands.root(), session).along(words);
        for (String word : words) {
            command = command.getSubcommands().getOrDefault(word, command);
        }
        out.print(command.getUsageMessage(out.colour() ? Ansi.ON : Ansi.OFF));
        return ExitCode.OK;
    }
}
