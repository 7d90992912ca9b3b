package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool's shell on a pseudo-terminal. */
@EnabledOnOs(OS.LINUX)
final class ShellIT {
    private static final String LAUNCHER = Path.of("target/tasktracker/bin/tasktracker").toAbsolutePath().toString();
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir
    Path home;

    @Test
    void ctrl_c_ends_a_call_that_hangs_and_ctrl_d_leaves_the_terminal_as_it_was() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Pty terminal = shell("'" + LAUNCHER + "' shell; echo left with $?; stty -a | tr ';' '\\n'",
                        Map.of("TASKTRACKER_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort() + "/v1",
                                "TASKTRACKER_API_KEY", Cli.KEY))) {
            terminal.await("local> ").type("task li\t\r");
            try (Socket call = silent.accept()) {
                assertTrue(call.getInputStream().read() >= 0, "the call was not sent");
                terminal.type(CTRL_C).await("error: interrupted").await("local> ");
            }
            terminal.type("half a line" + CTRL_C).await("local> ").type("profile list -o id\r").await("local\r\n")
                    .await("local> ").type(CTRL_D).await("left with 0").await("icanon").endsWith(0);
        }
        assertEquals("task list \nprofile list -o id\n",
                Files.readString(home.resolve(".local/state/tasktracker/shell-history")));
    }

    @Test
    void a_dumb_terminal_will_do_and_gets_no_colour() throws Exception {
        try (Pty terminal = shell("'" + LAUNCHER + "' shell", Map.of("TERM", "dumb", "NO_COLOR", ""))) {
            terminal.await("local> ").type("profile list -o id\r").await("local\r\n").type("exit\r").endsWith(0);
            assertEquals(-1, terminal.screen().indexOf("\u001b["), terminal.screen());
        }
    }

    @Test
    void ctrl_c_at_a_question_is_no_answer() throws Exception {
        try (Pty terminal = shell("'" + LAUNCHER + "' shell", Map.of())) {
            terminal.await("local> ").type("local reset\r").await("[y/N]").type(CTRL_C).await("error: interrupted")
                    .await("local> ").type("local reset\r").await("[y/N]").type("n\r").await("error: not confirmed")
                    .await("local> ").type("exit\r").endsWith(0);
        }
    }

    @Test
    void pasted_lines_wait_for_enter() throws Exception {
        try (Pty terminal = shell("'" + LAUNCHER + "' shell", Map.of())) {
            terminal.await("local> ").type("\u001b[200~profile list -o id\nbogus\nprofile list\u001b[201~")
                    .type("\r").await("local\r\n").await("there is no command \"bogus\"")
                    .await("the line after it was not run").type("exit\r").endsWith(0);
        }
    }

    @Test
    void a_script_needs_no_terminal() throws Exception {
        Path script = Files.writeString(home.resolve("script"), "profile list -o id\nbogus\nprofile list\n");
        try (Pty terminal = shell("'" + LAUNCHER + "' shell < '" + script + "'", Map.of())) {
            terminal.await("local\r\n").await("line 2 of the script failed with exit code 2").endsWith(2);
        }
    }

    private Pty shell(String command, Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(
                Map.of("HOME", home.toString(), "TASKTRACKER_NO_AUTOSTART", "1", "NO_COLOR", "1"));
        environment.putAll(more);
        // Ctrl-C reaches all that is in front: the shell around stays, as one that people type in does.
        return new Pty("sh -c \"trap : INT; " + command.replace("$", "\\$").replace("\"", "\\\"") + "\"", home,
                environment);
    }
}
