package tasktracker.cli.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    /** It is where something goes, a category's tasks or a profile's. */
    private static final Set<String> WHERE_TO = Set.of("--to");
    /** What a command says that it does. */
    private static final Set<String> IMPERATIVES = Set.of("Add", "Change", "Choose", "Complete", "Copy", "Create",
            "Delete", "Explain", "Find", "Forget", "Issue", "List", "Make", "Manage", "Move", "Open", "Print", "Put",
            "Replace",
            "Run", "Send", "Show", "Start", "Stop", "Switch", "Take", "Watch", "Write", "Reopen", "Call", "Check",
            "Work");

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

    /** The same name takes the same kind of value everywhere, one or several, and has the same short form. */
    @Test
    void no_option_has_two_meanings() {
        Map<String, String> meanings = new HashMap<>();
        for (CommandLine command : commands()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                String meaning = option.typeInfo().getClassSimpleName().toLowerCase(Locale.ROOT).replace("integer",
                        "int")
                        + " " + (option.arity().max() == 0 ? "flag" : option.paramLabel().replace(",...", "")) + " "
                        + Set.of(option.names());
                if (!WHERE_TO.contains(option.longestName())) {
                    assertEquals(meanings.getOrDefault(option.longestName(), meaning), meaning,
                            option.longestName() + " in " + name(command));
                    meanings.put(option.longestName(), meaning);
                }
            }
        }
    }

    @Test
    void only_shared_options_are_short() {
        Set<String> short_ = new TreeSet<>();
        for (CommandLine command : commands()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                Arrays.stream(option.names()).filter(name -> name.length() == 2).forEach(short_::add);
            }
        }
        Set<String> shared = Set.of("-H", "-V", "-d", "-f", "-h", "-i", "-m", "-n", "-o", "-q", "-y");
        short_.removeAll(shared);
        assertEquals(Set.of(), short_, "short options are few, and mean the same everywhere");
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_a_command_line() {
        return commands().stream().flatMap(command -> examples(command).stream())
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    List<String> words = Shell.words(line);
                    List<String> args = words.subList(1, words.size());
                    assertDoesNotThrow(() -> new CommandTree(Commands.root(),
                            new Session(null, new GlobalOptions(), List.of())).along(args)
                            .parseArgs(args.toArray(String[]::new)), line);
                }));
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
        assertEquals(true, description.length > 0 && description[0].matches("[A-Z][a-z]+,? [^.]+\\."), "one sentence");
        assertEquals(true, IMPERATIVES.contains(description[0].split("[ ,]", 2)[0]),
                description[0] + " says what to do");
        boolean isGroup = !command.getSubcommands().isEmpty();
        boolean isInner = command.getCommandSpec().parent() != null;
        if (!isGroup) {
            String[] footer = command.getCommandSpec().usageMessage().footer();
            String path = name(command).replace(" ls", " list").replace(" rm", " delete");
            assertEquals(true, footer.length > 0 && String.join("\n", footer).contains(path), "an example");
            for (int code : codes(command)) {
                assertEquals(true, Arrays.stream(ExitCode.values()).anyMatch(known -> known.number() == code),
                        "exit code " + code);
            }
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

    private static Set<Integer> codes(CommandLine command) {
        Set<Integer> codes = new TreeSet<>();
        command.getCommandSpec().usageMessage().exitCodeList().keySet()
                .forEach(code -> codes.add(Integer.valueOf(code.strip())));
        return codes;
    }

    /** What the footer of a command has of the tool's own lines, of a pipe or a substitution the tool's part. */
    private static List<String> examples(CommandLine command) {
        List<String> examples = new ArrayList<>();
        for (String line : command.getCommandSpec().usageMessage().footer()) {
            if (line.startsWith("  ")) {
                examples.addAll(Shell.tool(line.replace("%%", "%")));
            }
        }
        return examples;
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
