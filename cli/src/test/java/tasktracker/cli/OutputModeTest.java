package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.GlobalOptions;

final class OutputModeTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = { "-o json", "-ojson", "-o=json", "--output json", "--output=ndjson", "-qo json", "-qojson",
        "-qo=json", "-yqo ndjson", "-o table -qo json", "-o JSON", "-o json -m x" })
    void asksForJson(String line) {
        assertEquals(true, OutputMode.isJson(List.of(("task show nope " + line).split(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-o", "-qo", "-o tsv", "-qo tsv", "-mo json", "-qmo json", "-o json -qo table",
        "-- -o json",
        "--outputs=json", "-", "json", "-o json -o csv" })
    void doesNotAskForJson(String line) {
        assertEquals(false, OutputMode.isJson(List.of(("task show nope " + line).split(" "))));
    }

    @Test
    void knowsTheSwitchesOfAllCommands() {
        Set<String> switches = new TreeSet<>();
        Set<String> withValue = new TreeSet<>();
        collect(new CommandTree(Commands.root(), new Session(null, new GlobalOptions(), List.of())).whole(), switches,
                withValue);
        assertEquals(OutputMode.SWITCHES.chars().mapToObj(letter -> "-" + (char) letter).collect(Collectors.toSet()),
                switches);
        assertEquals(List.of(), withValue.stream().filter(switches::contains).toList());
        assertTrue(withValue.contains("-o"), withValue.toString());
    }

    private static void collect(CommandLine command, Set<String> switches, Set<String> withValue) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            for (String name : option.names()) {
                if (name.length() == 2) {
                    (option.arity().max() == 0 ? switches : withValue).add(name);
                }
            }
        }
        command.getSubcommands().values().forEach(child -> collect(child, switches, withValue));
    }

    @Test
    void anErrorIsJsonWhereOptionsStandTogether() {
        Cli.Run run = new Cli(home).run("task", "show", "nope", "-qo", "json");
        assertEquals(ExitCode.NOT_FOUND, run.code());
        assertTrue(run.err().startsWith("{\"error\":{\"code\":\"TASK_NOT_FOUND\","), run.err());
    }
}
