package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.NewTask;

/** Each file that the tool keeps, cut off or spoiled by hand: told of or ignored, never a trace, and mended by use. */
final class TornFilesTest {
    private static final List<String> COMMANDS = List.of("task list", "task show Milk", "__complete -- task show ",
            "profile list", "undo --dry-run", "bulk done --all --yes -q", "doctor");

    @TempDir
    private Path home;

    @Test
    void never_end_a_command_in_a_trace() throws IOException {
        Cli cli = new Cli(home);
        cli.api().put(NewTask.titled("Milk"));
        cli.api().put("Home");
        assertEquals(ExitCode.OK, cli.stdin(Cli.KEY + "\n").run("profile", "add", "work", "--endpoint",
                "https://tasks.example/v1", "--region", "eu-west-1", "--no-protected", "--use", "--key-stdin").code());
        for (String command : List.of("task list", "category list", "bulk done --all --yes -q")) {
            Cli.Run run = cli.run(command.split(" "));
            assertEquals(ExitCode.OK, run.code(), run.err());
        }
        List<Path> files = files();
        assertTrue(files.size() >= 5, files.toString());
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (byte[] spoiled : spoiled(whole)) {
                for (String command : COMMANDS) {
                    Files.write(file, spoiled);
                    Cli.Run run = cli.stdin("").run(command.split(" ", -1));
                    String told = home.relativize(file) + " of " + spoiled.length + " bytes: " + command + " → "
                            + run.code() + "\n" + run.out() + run.err();
                    assertFalse(run.err().contains("should not have happened"), told);
                    assertFalse((run.out() + run.err()).contains("Exception"), told);
                    assertTrue(run.code() == ExitCode.OK || command.equals("doctor") || run.err().contains("error: "),
                            told);
                }
            }
            Files.write(file, whole);
        }
        assertEquals(ExitCode.OK, cli.run("task", "list").code());
    }

    private static List<byte[]> spoiled(byte[] whole) {
        List<byte[]> all = new ArrayList<>();
        all.add(new byte[0]);
        all.add(Arrays.copyOf(whole, 1));
        all.add(Arrays.copyOf(whole, whole.length / 2));
        all.add(Arrays.copyOf(whole, Math.max(0, whole.length - 2)));
        all.add(new byte[whole.length + 1]);
        all.add("\u00ff\u00fe{\"\u001b[2J".getBytes(StandardCharsets.ISO_8859_1));
        return all;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".lock")).sorted()
                    .toList();
        }
    }
}
