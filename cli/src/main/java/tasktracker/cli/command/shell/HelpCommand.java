package tasktracker.cli.command.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.schema.ResultSchemas;
import tasktracker.cli.text.Nearest;

@Command(description = "Without a name, the commands and the topics.", footer = { "  tasktracker help exit-codes",
    "  tasktracker help task add", "  tasktracker help --all", "  tasktracker help --all -o json",
    "  tasktracker help --schema task list" })
final class HelpCommand implements Callable<ExitCode> {
    private static final String ERROR = "error";

    private final Session session;

    @Parameters(paramLabel = "WORD", arity = "0..*", completionCandidates = TopicWords.class,
            description = "A topic, or the words of a command.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--all", description = "List all commands; -o json adds their options and exit codes.")
    private boolean all;

    @Option(names = "--schema", description = "Print the JSON schema of a command's -o json; of errors for error.")
    private boolean schema;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (all) {
            return list();
        }
        TextStream out = session.out().stdout();
        if (schema) {
            out.print(words.equals(List.of(ERROR)) ? ResultSchemas.ofErrors() : schema());
        } else if (words.size() == 1 && Topics.find(words.getFirst()).isPresent()) {
            out.print(Topics.find(words.getFirst()).get());
        } else {
            requireTopicOrCommand();
            out.print(command().getUsageMessage(out.colour() ? Ansi.ON : Ansi.OFF));
        }
        return ExitCode.OK;
    }

    private ExitCode list() {
        CommandLine command = new CommandTree(Commands.root(), session).whole();
        for (String word : words) {
            command = below(command, word);
        }
        Printer<CommandRow> printer = output.printer(session.out(), CommandRow.columns());
        printer.rows(CommandRow.of(command));
        printer.finish(null);
        return ExitCode.OK;
    }

    private String schema() {
        CommandLine command = command();
        return ResultSchemas.of(command.getCommandSpec().qualifiedName()).orElseThrow(() -> new CliException.Usage(
                Failure.of("NO_SCHEMA", command.getCommandSpec().qualifiedName() + " has no result in JSON")
                        .hint("tasktracker help --schema task list")));
    }

    private CommandLine command() {
        CommandLine command = new CommandTree(Commands.root(), session).along(words);
        for (String word : words) {
            command = below(command, word);
        }
        return command;
    }

    private static CommandLine below(CommandLine command, String word) {
        return command.getSubcommands().getOrDefault(word, command);
    }

    /** A topic that is mistyped looks like a command that is. */
    private void requireTopicOrCommand() {
        if (words.size() != 1 || CommandTree.find(Commands.root(), words.getFirst()).isPresent()) {
            return;
        }
        List<String> known = new ArrayList<>(Topics.NAMES);
        CommandTree.listed(Commands.root()).forEach(entry -> known.add(entry.name()));
        throw new CliException.Usage(Failure.of("UNKNOWN_TOPIC",
                "there is no command and no topic \"" + words.getFirst() + "\""
                        + Nearest.to(words.getFirst(), known).map(near -> "; did you mean " + near + "?").orElse(""))
                .hint("tasktracker help"));
    }
}
