package tasktracker.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that write the user's files at once lose nothing of each other's. */
final class ConcurrentWritersTest {
    private static final int PROCESSES = 8;
    private static final int EACH = 20;

    @TempDir
    private Path folder;

    @Test
    void nothing_is_lost_between_processes() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int number = 0; number < PROCESSES; number++) {
            writers.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    Writer.class.getName(), folder.toString(), Integer.toString(number)).redirectErrorStream(true)
                    .start());
        }
        for (Process writer : writers) {
            String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, writer.waitFor(), said);
        }
        Profiles profiles = new Profiles(folder.resolve("config.toml"));
        Credentials credentials = new Credentials(folder.resolve("credentials.toml"));
        TreeSet<String> expected = new TreeSet<>(List.of(Profile.LOCAL));
        for (int number = 0; number < PROCESSES; number++) {
            for (int at = 0; at < EACH; at++) {
                expected.add(name(number, at));
                assertEquals(Optional.of("key" + name(number, at)), credentials.key(name(number, at)));
            }
        }
        assertEquals(expected, new TreeSet<>(profiles.names()));
        assertEquals("rw-------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("credentials.toml"))));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(".config.toml.lock", ".credentials.toml.lock", "config.toml", "credentials.toml"),
                    files.map(file -> file.getFileName().toString()).sorted().toList(), "nothing half written stays");
        }
    }

    private static String name(int number, int at) {
        return "p" + number + "-" + at;
    }

    /** One of the processes. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            int number = Integer.parseInt(args[1]);
            Profiles profiles = new Profiles(folder.resolve("config.toml"));
            Credentials credentials = new Credentials(folder.resolve("credentials.toml"));
            for (int at = 0; at < EACH; at++) {
                String name = name(number, at);
                profiles.save(new Profile(name, "https://x.example/" + name, null, null, null, false, null));
                credentials.store(name, "key" + name);
            }
        }
    }
}
