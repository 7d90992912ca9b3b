package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.NewTask;

/** Files of the tool, and files it is given, that somebody wrote by hand. */
final class HostileStateTest {
    @TempDir
    private Path home;
    private Path stateFile;

    @BeforeEach
    void install() throws IOException {
        Path local = Files.createDirectories(home.resolve("installation/lib/local"));
        Files.writeString(local.resolve("build"), "b1\n");
        Files.writeString(local.resolve("command"), "-version\n");
        stateFile = Files.createDirectories(home.resolve(".local/state/tasktracker/local")).resolve("stack.json");
    }

    private Cli cli() {
        return new Cli(home).installation(home.resolve("installation")).terminal();
    }

    private void state(long pid, long startedAt, String endpoint, String evil) throws IOException {
        int port = Integer.parseInt(endpoint.replaceAll(".*:(\\d+).*", "$1"));
        Files.writeString(stateFile, """
                {"pid":%d,"startedAt":%d,"port":%d,"endpoint":"%s","build":"b%s","token":"t-secret","apiKey":"k-secret",\
                "auto":true,"data":"/d%s"}""".formatted(pid, startedAt, port, endpoint, evil, evil));
    }

    @ParameterizedTest
    @ValueSource(strings = { "local status", "local status -o json", "local status -o tsv", "local logs", "doctor" })
    void text_in_it_is_neutral(String command) throws Exception {
        Process other = new ProcessBuilder("/bin/sh", "-c", "read line", "sh", "--state", stateFile.toString()).start();
        try (HostileServer server = new HostileServer(
                to -> to.json("200 OK", "", "{\"build\":\"" + HostileTextTest.EVIL + "\"}"))) {
            state(other.pid(), 0, server.endpoint(), HostileTextTest.EVIL);
            Files.writeString(stateFile.resolveSibling("stack.log"), "\u001b[2J\u009b31m\u202e\u0007 evil\n");
            HostileTextTest.check(command, cli().run(command.split(" ")));
        } finally {
            other.destroy();
        }
    }

    @Test
    void the_process_and_the_port_of_somebody_else_are_left_alone() throws Exception {
        Process other = new ProcessBuilder("/bin/sh", "-c", "read line").start();
        try (HostileServer server = new HostileServer(to -> to.json("200 OK", "", "{}"))) {
            for (long pid : List.of(other.pid(), ProcessHandle.current().pid(), 1L, Long.MAX_VALUE)) {
                state(pid, 0, server.endpoint(), "");
                Cli.Run status = cli().run("local", "status", "-o", "json");
                assertTrue(status.out().contains("\"running\":false"), status.out() + status.err());
                state(pid, 0, server.endpoint(), "");
                Cli.Run stop = cli().run("local", "stop");
                assertEquals(ExitCode.OK, stop.code(), stop.err());
            }
            assertEquals(List.of(), server.heads(), "no token goes there");
            assertTrue(other.isAlive());
        } finally {
            other.destroy();
        }
    }

    @Test
    void what_an_import_says_of_its_file_is_neutral() throws IOException {
        String evil = "\u001b[2J\u001b]0;x\u0007\u202e\u009b31m";
        Path file = Files.writeString(home.resolve("in.csv"), "title,priority," + evil + "\nMilk" + evil + ",pur" + evil
                + ",x\nBread,low,\n");
        for (String options : List.of("--dry-run", "--dry-run -o json", "--show-mapping", "--map title=" + evil,
                "--dry-run -o tsv")) {
            Cli cli = cli();
            cli.api().put(NewTask.titled("Milk"));
            HostileTextTest.check("import " + options,
                    cli.run(("import " + file + " " + options).split(" ")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "config.toml", "credentials.toml" })
    void what_is_said_of_the_configuration_is_neutral(String name) throws IOException {
        String evil = "\u001b[2J\u009b31m\u202e";
        Path file = Files.createDirectories(home.resolve(".config/tasktracker")).resolve(name);
        for (String content : List.of(evil, "[profiles." + evil + "]\n", "[profiles.\"a" + evil + "\"]\nx = 1\n",
                "current = \"" + evil + "\"\n", "[profiles.a]\nendpoint = \"" + evil + "\"\n",
                "[profiles.a]\n\"" + evil + "\" = 1\n", "a = " + evil + "\n")) {
            Files.writeString(file, content);
            for (String command : List.of("profile list", "profile show a", "task list --profile a", "doctor",
                    "task list --debug")) {
                HostileTextTest.check(command, cli().run(command.split(" ")));
            }
        }
    }
}
