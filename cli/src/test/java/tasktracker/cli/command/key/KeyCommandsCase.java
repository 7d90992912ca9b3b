package tasktracker.cli.command.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.MovingClock;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.output.DueText;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Due;
import tasktracker.contract.Timestamps;

/** The key commands on a control plane, the same on every one. Each test has a user of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeyCommandsCase {
    private static final String HOME_HINT = "hint: tasktracker keys create --user home\n";

    final MovingClock clock = new MovingClock(Cli.NOW, Cli.ZONE);
    private int users;
    String user;
    Cli cli;
    Path home;

    /** A command line whose profile is of this control plane. */
    abstract Cli connected(Path userHome) throws IOException;

    @BeforeEach
    void newUser(@TempDir Path directory) throws IOException {
        user = "user" + ++users;
        home = directory;
        cli = connected(directory).clock(clock);
    }

    @Test
    void a_new_key_is_told_once_and_listed_without_its_secret() {
        Cli.Run made = cli.run("keys", "create", "--user", user, "--label", "laptop");
        assertEquals(ExitCode.OK, made.code(), made.err());
        ApiKey secret = ApiKey.parse(made.out().strip()).orElseThrow();
        assertEquals(user, secret.userId());
        assertEquals(ApiKey.Scope.READ_WRITE, secret.scope());
        String id = id(user + "/laptop");
        assertEquals("key " + id + " (" + user + "/laptop, rw); the secret is shown this once:\n", made.err());

        cli.run("keys", "list", "--user", user, "--fields", "keyId,user,label,scope,state,enabled,expiresAt", "-q")
                .prints(id + "\t" + user + "\tlaptop\trw\tactive\ttrue\t\n");
        for (String format : List.of("table", "tsv", "json", "ndjson", "csv", "id")) {
            assertFalse(cli.run("keys", "list", "-o", format).out().contains(secret.value()), format);
            Cli.Run shown = cli.run("keys", "show", id, "-o", format);
            assertEquals(ExitCode.OK, shown.code(), shown.err());
            assertFalse(shown.out().contains(secret.value()), format);
        }
    }

    @Test
    void json_has_the_secret_with_all_else() {
        Cli.Run made = cli.run("keys", "create", "--user", user, "--scope", "ro", "--expires", "90d", "-o", "json");
        assertEquals(ExitCode.OK, made.code(), made.err());
        assertEquals("", made.err());
        String id = id(user + "/default");
        assertTrue(made.out().startsWith("{\"data\":{\"keyId\":\"" + id + "\",\"user\":\"" + user
                + "\",\"label\":\"default\",\"scope\":\"ro\",\"state\":\"expiring\",\"enabled\":true,"
                + "\"expiresAt\":\"" + Timestamps.format(clock.instant().plus(Duration.ofDays(90)))
                + "\",\"replaces\":null,\"replacedBy\":null,"));
        String value = made.out().substring(made.out().indexOf("\"key\":\"") + 7, made.out().indexOf("\"}}\n"));
        assertEquals(ApiKey.Scope.READ_ONLY, ApiKey.parse(value).orElseThrow().scope());
    }

    @Test
    void a_file_takes_the_secret_for_its_owner_alone() throws IOException {
        Path file = home.resolve("key.txt");
        Cli.Run made = cli.run("keys", "create", "--user", user, "--out", file.toString(), "--fields", "user,state");
        made.is(ExitCode.OK, user + "\tactive\n", "");
        assertEquals(user, ApiKey.parse(Files.readString(file).strip()).orElseThrow().userId());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        Cli.Run refused = cli.run("keys", "create", "--user", user, "--label", "b", "--out",
                home.resolve("none/key.txt").toString());
        assertEquals(ExitCode.USAGE, refused.code());
        cli.run("keys", "create", "--user", user, "--label", "b", "--out", "/dev/null").is(ExitCode.USAGE, "",
                "error: --out /dev/null is no regular file, so it cannot be replaced\n");
        assertEquals("", cli.run("keys", "list", "--user", user, "-q", "--fields", "label").out()
                .replace("default\n", ""));
    }

    @Test
    void a_secret_that_nobody_reads_is_no_success_and_the_next_run_hands_it_out() {
        for (String format : List.of("tsv", "json")) {
            String label = "lost-" + format;
            Cli.Run lost = cli.readerStaysFor(0).run("keys", "create", "--user", user, "--label", label, "-q", "-o",
                    format);
            assertEquals(ExitCode.FAILURE, lost.code(), lost.err());
            cli.readerStaysFor(Integer.MAX_VALUE);
            String id = id(user + "/" + label);
            assertTrue(lost.err().contains("nobody read the secret of the new key " + id), lost.err());
            assertTrue(lost.err().contains("tasktracker keys create --user " + user + " --label " + label + " -q -o "
                    + format + " (goes on with this key), or tasktracker keys revoke " + id), lost.err());
            assertEquals("unfinished\n", cli.run("keys", "show", id, "--fields", "state", "-q").out());
            assertEquals(ExitCode.OK,
                    cli.run("keys", "create", "--user", user, "--label", label, "-o", format).code());
            assertEquals("active\n", cli.run("keys", "show", id, "--fields", "state", "-q").out());
        }
        assertEquals(List.of("active", "active"), states());
    }

    @Test
    void an_old_key_stays_until_somebody_has_read_the_new_one() {
        create("laptop");
        String old = id(user + "/laptop");
        Cli.Run lost = cli.readerStaysFor(0).run("keys", "rotate", old, "--now", "--yes");
        assertEquals(ExitCode.FAILURE, lost.code(), lost.err());
        cli.readerStaysFor(Integer.MAX_VALUE);
        cli.run("keys", "show", old, "--fields", "state", "-q").prints("active\n");
        Cli.Run kept = cli.readerStaysFor(0).run("keys", "rotate", old, "--now", "--yes", "--out",
                home.resolve("key.txt").toString());
        assertEquals(ExitCode.OK, kept.code(), kept.err());
        cli.readerStaysFor(Integer.MAX_VALUE);
        assertEquals(List.of("expired", "active"), states());
    }

    @Test
    void a_profile_takes_the_secret() {
        Cli.Run made = cli.run("keys", "create", "--user", user, "--save-profile", "mine", "--fields", "user");
        made.is(ExitCode.OK, user + "\n", "the profile mine has the new key\n");
        assertTrue(cli.run("profile", "list", "-o", "id").out().contains("mine\n"));
        Cli.Run shown = cli.run("keys", "show", id(user + "/default"), "--fields", "keyId");
        assertEquals(ExitCode.OK, shown.code());
        cli.run("keys", "create", "--save-profile", "local").is(ExitCode.USAGE, "",
                "error: the profile local finds the key of the local stack by itself\n");
    }

    @Test
    void an_id_alone_would_lose_the_secret() {
        Cli.Run run = cli.run("keys", "create", "--user", user, "-o", "id");
        run.is(ExitCode.USAGE, "", "error: -o id prints no secret, and it can be had only now\n"
                + "hint: tasktracker keys create --user " + user + " -o id --out FILE\n");
        assertEquals("", cli.run("keys", "list", "--user", user, "-q").out());
    }

    @Test
    void a_rotated_key_works_on_until_its_time_is_over() {
        create("laptop");
        String old = id(user + "/laptop");
        String end = new DueText(clock.instant(), Cli.ZONE).echo(Due.at(clock.instant().plus(Duration.ofDays(1))));
        Cli.Run rotated = cli.run("keys", "rotate", user + "/laptop");
        assertEquals(ExitCode.OK, rotated.code(), rotated.err());
        assertEquals(user, ApiKey.parse(rotated.out().strip()).orElseThrow().userId());
        assertTrue(rotated.err().endsWith(
                "\nthe old key " + old + " works until " + end + "\n"), rotated.err());
        assertEquals(List.of("expiring", "active"), states());

        String fresh = other(old);
        Cli.Run again = cli.run("keys", "rotate", old);
        again.is(ExitCode.CONFLICT, "", "error: the key " + old + " (" + user + "/laptop) was rotated already; "
                + fresh + " has taken its place\nhint: tasktracker keys rotate " + fresh + ", or add --force\n");
        assertEquals(ExitCode.OK, cli.run("keys", "rotate", old, "--force").code());

        clock.pass(Duration.ofHours(25));
        assertEquals(1, states().stream().filter("overdue"::equals).count(), () -> states().toString());
        Cli.Run expired = cli.run("keys", "expire", "--fields", "keyId,state");
        assertTrue(expired.out().contains(old + "\texpired\n"), expired.out());
        cli.run("keys", "expire").is(ExitCode.OK, "", "no key is overdue\n");
        Cli.Run enabled = cli.run("keys", "enable", old);
        enabled.is(ExitCode.CONFLICT, "", "error: the time of " + old
                + " is over, so it would be switched off again at once\nhint: tasktracker keys enable " + old
                + " --expires 30d\n");
        cli.run("keys", "enable", old, "--expires", "never", "--fields", "state,expiresAt").prints("active\t\n");
    }

    @Test
    void now_switches_the_old_key_off() {
        create("laptop");
        String old = id(user + "/laptop");
        Cli.Run rotated = cli.run("keys", "rotate", old, "--now", "--scope", "ro");
        assertEquals(ExitCode.USAGE, rotated.code());
        rotated = cli.run("keys", "rotate", old, "--now", "--yes");
        assertEquals(ExitCode.OK, rotated.code(), rotated.err());
        assertTrue(rotated.err().endsWith("\nthe old key " + old + " is switched off\n"), rotated.err());
        assertEquals(List.of("expired", "active"), states());
    }

    @Test
    void a_key_is_switched_off_and_on() {
        create("laptop");
        String id = id(user + "/laptop");
        cli.run("keys", "disable", user + "/laptop", "--fields", "state").prints("disabled\n");
        cli.run("keys", "disable", user + "/laptop", "--fields", "state").prints("disabled\n");
        Cli.Run shown = cli.run("keys", "show", id, "--fields", "state");
        shown.is(ExitCode.OK, "disabled\n", "the gateway refuses it: somebody switched it off; to use it again:"
                + " tasktracker keys enable " + id + "\n");
        cli.run("keys", "enable", id, "--fields", "state").prints("active\n");
        cli.run("keys", "show", id, "--fields", "state").is(ExitCode.OK, "active\n",
                "the gateway lets this key through\n");
    }

    @Test
    void revoking_asks_and_is_for_ever() {
        create("laptop");
        String id = id(user + "/laptop");
        Cli.Run refused = cli.run("keys", "revoke", id);
        assertEquals(ExitCode.FAILURE, refused.code());
        assertTrue(refused.err().endsWith("hint: tasktracker keys revoke " + id + " --yes\n"), refused.err());
        cli.run("keys", "revoke", id, "--yes", "--fields", "keyId").prints(id + "\n");
        cli.run("keys", "show", id).is(ExitCode.NOT_FOUND, "", "error: the stack " + stackName() + " has no key " + id
                + "\nhint: tasktracker keys list\n");
    }

    @Test
    void a_name_of_several_keys_is_none() {
        create("laptop");
        create("laptop");
        Cli.Run run = cli.run("keys", "disable", user + "/laptop");
        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().startsWith("error: 2 keys are called " + user + "/laptop: "), run.err());
    }

    @Test
    void usage_has_a_row_for_each_day_and_the_limits() {
        create("laptop");
        Cli.Run run = cli.run("keys", "usage", user + "/laptop", "--days", "3", "--fields", "day,name,rateLimit");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(3, run.out().lines().count(), run.out());
        assertTrue(run.out().endsWith("\t" + user + "/laptop\t1000.0\n"), run.out());
        assertTrue(run.err().startsWith("each key may make 1000 requests/s, burst 2000"), run.err());
        assertEquals(ExitCode.USAGE, cli.run("keys", "usage", "--days", "91").code());
    }

    @Test
    void what_cannot_be_a_key_is_refused_by_name() {
        cli.run("keys", "create", "--user", "Ann").is(ExitCode.USAGE, "",
                "error: \"Ann\" is no user: 1 to 32 lower-case letters and digits\n" + HOME_HINT);
        assertEquals(ExitCode.USAGE, cli.run("keys", "create", "--label", "a/b").code());
        assertEquals(ExitCode.USAGE, cli.run("keys", "create", "--scope", "w").code());
        assertEquals(ExitCode.USAGE, cli.run("keys", "create", "--expires", "2020-01-01").code());
        assertEquals(ExitCode.USAGE, cli.run("keys", "rotate", "x", "--now", "--grace", "1h").code());
    }

    @Test
    void what_is_to_be_explained_is_not_done() {
        create("laptop");
        Cli.Run run = cli.run("keys", "revoke", user + "/laptop", "--yes", "--explain");
        run.is(ExitCode.USAGE, "", "error: --explain shows calls of the task API; keys are handled by signed calls to"
                + " API Gateway\n");
        assertEquals(ExitCode.OK, cli.run("keys", "show", user + "/laptop").code());
    }

    abstract String stackName();

    void create(String label) {
        Cli.Run run = cli.run("keys", "create", "--user", user, "--label", label);
        assertEquals(ExitCode.OK, run.code(), run.err());
    }

    /** The id of the key that is on and called so. */
    String id(String name) {
        Cli.Run run = cli.run("keys", "show", name, "-o", "id");
        assertEquals(ExitCode.OK, run.code(), run.err());
        return run.out().strip();
    }

    private String other(String id) {
        return cli.run("keys", "list", "--user", user, "-o", "id").out().lines().filter(found -> !found.equals(id))
                .findFirst().orElseThrow();
    }

    private List<String> states() {
        return cli.run("keys", "list", "--user", user, "--fields", "state", "-q").out().lines().sorted(
                Comparator.comparing("active"::equals)).toList();
    }
}
