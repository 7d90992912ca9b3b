package tasktracker.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tasktracker.cli.Cli;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.GlobalOptions;

/** What holds for every command, those added later included. */
final class CommandTreeTest {
    @TempDir
    private Path home;

    private final CommandLine root = new CommandTree(Commands.root(),
            new Session(null, new GlobalOptions(), List.of())).whole();

    @TestFactory
    Stream<DynamicTest> every_command_explains_itself() {
        return commands().stream().map(command -> DynamicTest.dynamicTest(name(command), () -> explains(command)));
    }

    @TestFactory
    Stream<DynamicTest> every_command_prints_its_help() {
        return commands().stream().map(command -> DynamicTest.dynamicTest(name(command), () -> {
            List<String> words = new ArrayList<>(List.of(name(command).split(" ")));
            words.removeFirst();
            words.add("-h");
            Cli.Run run = new Cli(home).run(words.toArray(String[]::new));
            run.is(ExitCode.OK, command.getUsageMessage(Ansi.OFF), "");
        }));
    }

    @Test
    void no_short_option_has_two_meanings() {
        Map<String, String> meanings = new HashMap<>();
        for (CommandLine command : commands()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                for (String name : option.names()) {
                    String long_ = option.longestName();
                    if (name.length() == 2) {
                        assertEquals(meanings.getOrDefault(name, long_), long_, name + " in " + name(command));
                        meanings.put(name, long_);
                    }
                }
            }
        }
    }

    @Test
    void no_word_has_two_meanings() {
        for (CommandLine command : commands()) {
            long words = command.getSubcommands().keySet().stream().distinct().count();
            assertEquals(words, command.getSubcommands().size());
        }
    }

    private static void explains(CommandLine command) {
        String[] description = command.getCommandSpec().usageMessage().description();
        assertEquals(true, description.length > 0 && description[0].endsWith("."), "a sentence");
        boolean isGroup = !command.getSubcommands().isEmpty();
        boolean isInner = command.getCommandSpec().parent() != null;
        if (!isGroup) {
            String[] footer = command.getCommandSpec().usageMessage().footer();
            String path = name(command).replace(" ls", " list").replace(" rm", " delete");
            assertEquals(true, footer.length > 0 && String.join("\n", footer).contains(path), "an example");
        }
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertEquals(1, option.description().length, option.longestName());
            assertEquals(true, option.description()[0].endsWith("."), option.longestName() + " is a sentence");
        }
        for (PositionalParamSpec argument : command.getCommandSpec().positionalParameters()) {
            assertEquals(1, argument.description().length, argument.paramLabel());
        }
        assertEquals(isInner, command.getCommandSpec().optionsMap().containsKey("-h") && isInner);
        command.getUsageMessage(Ansi.OFF).lines()
                .forEach(line -> assertEquals(true, line.length() <= 80, () -> "fits 80 columns: " + line));
    }

    private List<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    private static void collect(CommandLine command, List<CommandLine> into) {
        into.add(command);
        command.getSubcommands().values().stream().distinct().forEach(child -> collect(child, into));
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }
}
