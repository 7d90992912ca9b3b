package tasktracker.cli.command.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
        cli.run("keys", "show", "--profile", "mine", "--fields", "keyId,state").is(ExitCode.OK, id + "\tdisabled\n",
                "the gateway refuses it: somebody switched it off; to use it again: tasktracker keys enable " + id
                        + "\n");
        cli.run("keys", "enable", id);
        assertEquals(ExitCode.OK, cli.run("task", "list", "--profile", "mine").code());
        cli.run("keys", "revoke", id, "--yes");
        assertEquals(ExitCode.DENIED, cli.run("task", "list", "--profile", "mine").code());
    }

    @Test
    void a_table_fits_on_a_terminal() {
        create("laptop");
        String id = id(user + "/laptop");
        Cli.Run rotated = cli.run("keys", "rotate", id, "--grace", "23h", "--out", home.resolve("k").toString());
        assertEquals(ExitCode.OK, rotated.code(), rotated.err());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Cli.ZONE);
        Cli.Run list = cli.terminal().run("keys", "list", "--user", user);
        cli.piped();
        List<String> lines = list.out().lines().toList();
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), list.out());
        assertTrue(list.out().contains("  expiring in 23 hours  " + today + "  " + today + "\n"), list.out());
        assertEquals(fresh(id), id(user + "/laptop"), "the name is the new key's");
    }

    private String fresh(String old) {
        return cli.run("keys", "show", old, "--fields", "replacedBy").out().strip();
    }

    @Test
    void a_doctor_says_when_the_key_in_use_ends() {
        cli.run("keys", "create", "--user", user, "--expires", "7d", "--save-profile", "mine");
        cli.env("TASKTRACKER_STACK", "local").env("AWS_ENDPOINT_URL", "http://" + URI.create(stack.endpoint())
                .getAuthority()).env("AWS_ACCESS_KEY_ID", "id").env("AWS_SECRET_ACCESS_KEY", "secret")
                .env("AWS_REGION", "us-east-1");
        String name = user + "/default";
        assertTrue(cli.run("doctor", "--profile", "mine").out().contains("key-expiry\twarn\t" + name
                + " ends in 7 days\ttasktracker keys rotate " + name + " --save-profile mine\n"));
        clock.pass(Duration.ofDays(8));
        assertTrue(cli.run("doctor", "--profile", "mine").out().contains("key-expiry\tfail\t" + name + " has expired"));
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
        assertTrue(usage.out().matches("20\\d\\d-\\d\\d-\\d\\d\t[1-9]\\d*\n"), usage.out());
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
