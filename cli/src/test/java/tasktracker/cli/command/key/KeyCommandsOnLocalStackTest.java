package tasktracker.cli.command.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.local.LocalStack;

/** On the local stack, whose gateway then does what its control plane was told. */
final class KeyCommandsOnLocalStackTest extends KeyCommandsCase {
    private static final Path TEMPLATE = Path.of("..", "template.yaml");

    private LocalStack stack;

    @BeforeAll
    void startStack() {
        stack = LocalStack.start(LocalStack.Options.inMemory(TEMPLATE).withClock(clock));
    }

    @AfterAll
    void stopStack() {
        stack.close();
    }

    @Override
    Cli connected(Path userHome) {
        return new Cli(userHome).http()
                .localStack(() -> new Connection(URI.create(stack.endpoint()), stack.apiKey()));
    }

    @Override
    String stackName() {
        return "local";
    }

    @Test
    void the_gateway_follows() {
        Cli.Run made = cli.run("keys", "create", "--user", user, "--save-profile", "mine", "-o", "id");
        String id = made.out().strip();
        assertEquals(ExitCode.OK, cli.run("task", "list", "--profile", "mine").code());
        cli.run("keys", "disable", id);
        Cli.Run denied = cli.run("task", "list", "--profile", "mine");
        assertEquals(ExitCode.DENIED, denied.code());
        assertTrue(denied.err().contains("\nhint: tasktracker keys show\n"), denied.err());
        cli.run("keys", "enable", id);
        assertEquals(ExitCode.OK, cli.run("task", "list", "--profile", "mine").code());
        cli.run("keys", "revoke", id, "--yes");
        assertEquals(ExitCode.DENIED, cli.run("task", "list", "--profile", "mine").code());
    }

    @Test
    void a_read_only_key_reads_only() {
        cli.run("keys", "create", "--user", user, "--scope", "ro", "--save-profile", "reader");
        assertEquals(ExitCode.OK, cli.run("task", "list", "--profile", "reader").code());
        Cli.Run denied = cli.run("task", "add", "x", "--profile", "reader", "-o", "json");
        assertEquals(ExitCode.DENIED, denied.code());
        assertTrue(denied.err().contains("READ_ONLY_KEY"), denied.err());
    }

    @Test
    void the_key_in_use_is_shown_and_its_use_counted() {
        cli.run("task", "list");
        Cli.Run shown = cli.run("keys", "show", "--fields", "user,label,state");
        shown.is(ExitCode.OK, "home\tlocal\tactive\n", "the gateway lets this key through\n");
        Cli.Run usage = cli.run("keys", "usage", "home/local", "--days", "1", "--fields", "day,requests");
        assertTrue(usage.out().matches("2026-11-2\\d\t[1-9]\\d*\n"), usage.out());
        String table = cli.terminal().run("keys", "usage", "home/local", "--days", "1").out();
        assertTrue(table.contains("█"), table);
        cli.piped();
    }

    @Test
    void whoever_rotates_the_key_of_the_profile_local_goes_on_with_the_new_one() {
        String before = stack.apiKey();
        assertEquals(ExitCode.OK, cli.run("keys", "rotate", "--now", "--yes").code());
        assertEquals(false, before.equals(stack.apiKey()));
        assertEquals(ExitCode.OK, cli.run("task", "list").code());
    }
}
