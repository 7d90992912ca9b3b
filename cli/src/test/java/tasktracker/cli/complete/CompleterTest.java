package tasktracker.cli.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tasktracker.cli.Cli;
import tasktracker.cli.Session;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.command.Commands;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.GlobalOptions;

final class CompleterTest {
    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void commands() {
        assertEquals(List.of("task"), values("ta"));
        assertEquals(List.of("add", "delete", "done", "edit", "list", "move", "reopen", "show"), values("task", ""));
        assertEquals(List.of("list"), values("--profile", "local", "task", "li"));
        assertEquals(List.of(), values("nothing", ""));
        assertEquals(true, values("").containsAll(List.of("task", "category", "profile", "help")));
        assertEquals(false, values("").contains("__complete"));
    }

    @Test
    void each_with_its_line() {
        cli.run("__complete", "--", "task", "sh").prints("words\nshow\tShow a task with all its fields.\n");
    }

    @Test
    void options() {
        assertEquals(List.of("--priority", "--profile"), values("task", "add", "x", "--pr"));
        assertEquals(List.of(), values("task", "add", "--", "--pr"));
        assertEquals(List.of("-o"), values("task", "add", "-o"));
    }

    @Test
    void options_that_were_given_are_not_offered_again() {
        assertEquals(List.of("--priority"), values("--profile", "local", "task", "add", "x", "--pr"));
        assertEquals(List.of("--profile"), values("task", "add", "--priority=low", "--pr"));
        assertEquals(List.of(), values("task", "list", "-o", "json", "--ou"));
        assertEquals(List.of("--set"), values("import", "x.csv", "--set", "priority=low", "--se"), "may be repeated");
    }

    @Test
    void values_of_options() {
        assertEquals(List.of("high"), values("task", "add", "x", "--priority", "h"));
        assertEquals(List.of("--priority=high", "--priority=medium", "--priority=low"),
                values("task", "list", "--priority="));
        assertEquals(List.of("csv", "id", "json", "ndjson", "table", "tsv"), values("task", "list", "-o", ""));
        assertEquals(List.of("-ojson"), values("task", "list", "-oj"));
        assertEquals(List.of(), values("task", "list", "--overdue=x"));
    }

    @Test
    void several_values_in_a_word_each_at_most_once() {
        assertEquals(List.of("high,medium", "high,low"), values("task", "list", "--priority", "high,"));
        assertEquals(List.of("--priority=high,low"), values("task", "list", "--priority=high,l"));
    }

    @Test
    void fields_are_those_that_the_command_knows() {
        for (String noun : List.of("task", "category")) {
            String refused = cli.run(noun, "list", "--fields", "zzz").err();
            assertEquals(refused.substring(refused.indexOf('(') + 1, refused.indexOf(')')),
                    String.join(", ", values(noun, "list", "--fields", "")));
        }
        assertEquals(List.of("--fields=title,version"), values("task", "show", "x", "--fields=title,v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "bulk done --status open", "profile list", "profile show --origin", "local status",
                "doctor --offline", "help --all", "export no-such-folder/x.csv", "load-test" })
    void fields_of_other_commands_are_those_they_know_too(String command) {
        String[] line = (command + " --fields").split(" ");
        String[] zzz = Arrays.copyOf(line, line.length + 1);
        zzz[line.length] = "zzz";
        String refused = cli.run(zzz).err();
        String[] asked = Arrays.copyOf(line, line.length + 1);
        asked[line.length] = "";
        assertEquals(Set.of(refused.substring(refused.indexOf('(') + 1, refused.indexOf(')')).split(", ")),
                Set.copyOf(values(asked)));
    }

    @Test
    void every_command_that_has_fields_offers_some() {
        List<String> without = new ArrayList<>();
        cli.with(surroundings -> {
            try (Session session = new Session(surroundings, new GlobalOptions(), List.of())) {
                without.addAll(withoutFields(new CommandTree(Commands.root(), session).whole()));
            }
            return ExitCode.OK;
        });
        assertEquals(List.of(), without);
    }

    private static List<String> withoutFields(CommandLine command) {
        List<String> without = new ArrayList<>();
        String name = command.getCommandSpec().qualifiedName();
        if (command.getCommandSpec().optionsMap().containsKey("--fields") && Fields.of(name).isEmpty()) {
            without.add(name);
        }
        CommandTree.shown(command).forEach(child -> without.addAll(withoutFields(child)));
        return without;
    }

    @Test
    void profiles() {
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod");
        assertEquals(List.of("local", "prod"), values("task", "list", "--profile", ""));
        assertEquals(List.of("prod"), values("profile", "use", "p"));
        assertEquals(List.of("prod"), values("copy", "--from", "p"));
    }

    @Test
    void help_on_topics_and_commands() {
        assertEquals(List.of("exit-codes", "export"), values("help", "ex"));
        assertEquals(List.of("list"), values("help", "task", "l"));
    }

    @Test
    void files_are_left_to_the_shell() {
        cli.run("__complete", "--", "import", "x").prints("files\n");
        cli.run("__complete", "--", "import", "a.csv", "--rejects=").prints("files\n");
        cli.run("__complete", "--", "task", "add", "x").prints("words\n");
    }

    @Test
    void tasks_by_the_end_of_their_id_with_their_title() {
        String milk = add("Buy milk");
        String bread = add("Buy bread");
        cli.run("__complete", "--", "task", "show", "").prints("words\n" + end(bread) + "\tBuy bread\n" + end(milk)
                + "\tBuy milk\n");
        assertEquals(List.of(end(milk)), values("task", "show", end(milk)));
        assertEquals(List.of("…" + end(milk)), values("task", "show", "…" + end(milk)));
        assertEquals(List.of(milk), values("task", "show", milk));
        assertEquals(List.of(end(bread)), values("task", "delete", end(milk), ""), "named already");
    }

    @Test
    void tasks_by_a_title_that_is_begun() {
        add("Buy milk");
        add("Buy bread");
        cli.run("__complete", "--", "task", "show", "Buy m").prints("words\nBuy milk\ttask " + "…"
                + end(id("Buy milk")) + "\n");
    }

    @Test
    void tasks_that_share_a_title_by_it_and_the_end_of_their_id() {
        add("Buy bread");
        String first = add("Buy milk");
        String second = add("Buy milk");
        cli.run("__complete", "--", "task", "show", "Buy m").prints("words\n"
                + "Buy milk …" + end(second) + "\tone of several of this title\n"
                + "Buy milk …" + end(first) + "\tone of several of this title\n");
        cli.run("task", "show", "Buy milk …" + end(first), "-o", "id").prints(first + "\n");
        assertEquals(ExitCode.NOT_FOUND, cli.run("task", "show", "Buy bread …" + end(first), "-o", "id").code());
    }

    @Test
    void open_tasks_to_complete_and_completed_ones_to_reopen() {
        String milk = add("Buy milk");
        String bread = add("Buy bread");
        cli.run("task", "done", milk);
        assertEquals(List.of(end(bread)), values("task", "done", ""));
        assertEquals(List.of(end(milk)), values("task", "reopen", ""));
        cli.run("bulk", "reopen", milk, "--yes");
        assertEquals(List.of(), values("task", "reopen", ""));
        cli.run("bulk", "delete", milk, "--yes");
        assertEquals(List.of(end(bread)), values("task", "show", ""));
        cli.run("task", "delete", bread, "--yes");
        assertEquals(List.of(), values("task", "show", ""));
    }

    @Test
    void categories_by_name() {
        cli.run("category", "add", "Home");
        cli.run("category", "add", "Work and play");
        assertEquals(List.of("Work and play", "Home", "none"), values("task", "list", "--category", ""));
        assertEquals(List.of("--category=Work and play"), values("task", "list", "--category=W"));
        assertEquals(List.of("Home"), values("category", "edit", "H"));
        cli.run("category", "edit", "Home", "--name", "House");
        assertEquals(List.of("House"), values("category", "delete", "H"));
        cli.run("category", "delete", "House", "--yes");
        assertEquals(List.of(), values("category", "delete", "H"));
    }

    @Test
    void of_the_profile_that_is_named() {
        add("Buy milk");
        cli.run("profile", "add", "prod", "--endpoint", "https://x.example.com/prod");
        assertEquals(1, values("task", "show", "").size());
        assertEquals(List.of(), values("--profile", "prod", "task", "show", ""));
        assertEquals(List.of(), values("task", "show", "--profile=prod", ""));
        assertEquals(List.of(), values("--profile", "../local", "task", "show", ""));
    }

    @Test
    void only_what_was_met_within_a_day() {
        add("Buy milk");
        cli.clock(Clock.offset(Clock.fixed(Cli.NOW, Cli.ZONE), Duration.ofHours(25)));
        assertEquals(List.of(), values("task", "show", ""));
    }

    @Test
    void titles_cannot_reach_the_terminal_as_sequences_and_then_name_nothing() {
        String id = add("Buy \u001b[31mmilk\nnow");
        cli.run("__complete", "--", "task", "show", "").prints("words\n" + end(id) + "\tBuy ␛[31mmilk␊now\n");
        assertEquals(List.of(), values("task", "show", "Buy"));
    }

    @Test
    void the_cache_is_the_owners_alone_and_as_good_as_none_when_broken() throws Exception {
        add("Buy milk");
        Path cache = home.resolve(".cache/tasktracker/names/local");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
        byte[] good = Files.readAllBytes(cache);
        for (byte[] broken : List.of(new byte[0], new byte[]{ 0, (byte) 0xFF, 10, 9, 9 },
                "tasktracker names 1\ntask\tx\n\ntask\t\t\t\t\n".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(good, 60))) {
            Files.write(cache, broken);
            assertEquals(List.of(), values("task", "show", ""));
        }
        Files.write(cache, new byte[2_000_000]);
        assertEquals(List.of(), values("task", "show", ""));
        Files.delete(cache);
        Files.createDirectory(cache);
        cli.run("task", "list", "-o", "id").is(ExitCode.OK, id("Buy milk") + "\n", "");
    }

    @Test
    void nothing_is_called() {
        values("task", "done", "");
        assertEquals(List.of(), cli.api().calls());
        cli.localStack(() -> {
            throw new IllegalStateException("somebody started the stack");
        });
        values("task", "done", "");
        cli.localStack(() -> new Connection(URI.create("http://127.0.0.1:9/local"), Cli.KEY));
    }

    private String add(String title) {
        return cli.run("task", "add", title, "-o", "id").out().strip();
    }

    private String id(String title) {
        return cli.run("task", "show", title, "-q", "-o", "id").out().strip();
    }

    private static String end(String id) {
        return id.substring(id.length() - 4);
    }

    private List<String> values(String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "__complete";
        line[1] = "--";
        System.arraycopy(words, 0, line, 2, words.length);
        return cli.run(line).out().lines().skip(1).map(text -> text.substring(0, text.indexOf('\t'))).toList();
    }
}
