package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
    @Test
    void everyArgumentIsRead() {
        assertEquals(
                new Arguments(Path.of("t.yaml"), Optional.of(Path.of("d")),
                        Optional.of(URI.create("http://127.0.0.1:8000")),
                        Optional.of(Path.of("s.json")), 4711, 30, true, "b1", "anna"),
                parse("--template", "t.yaml", "--data", "d", "--dynamodb", "http://127.0.0.1:8000", "--state", "s.json",
                        "--port", "4711", "--idle-minutes", "30", "--auto", "--build", "b1", "--user", "anna"));
    }

    @Test
    void mostMayBeLeftOut() {
        assertEquals(new Arguments(Path.of("t.yaml"), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, false,
                "", "home"), parse("--template", "t.yaml", "--in-memory"));
    }

    @Test
    void whatIsWrongIsSaid() {
        refused("--template is missing", "--in-memory");
        refused("either --data or --in-memory is needed", "--template", "t");
        refused("either --data or --in-memory is needed", "--template", "t", "--data", "d", "--in-memory");
        refused("unknown argument --what", "--what");
        refused("--data needs a value", "--data");
        refused("--port takes a number from 0 to 65535, not -1", "--port", "-1");
        refused("--port takes a number from 0 to 65535, not 65536", "--port", "65536");
        refused("--user takes 1 to 32 lower-case letters or digits, not Anna", "--template", "t", "--in-memory",
                "--user", "Anna");
    }

    @Test
    void idleTimeRunsOut() {
        IdleTime idle = new IdleTime(30);
        assertEquals(1_800_000, idle.millisLeft(0));
        assertEquals(1, idle.millisLeft(1_799_999_500_000L));
        assertEquals(0, idle.millisLeft(1_800_000_000_000L));
        assertEquals(Long.MAX_VALUE, new IdleTime(0).millisLeft(Long.MAX_VALUE));
    }

    private static Arguments parse(String... args) {
        return Arguments.parse(List.of(args));
    }

    private static void refused(String message, String... args) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> parse(args)).getMessage());
    }
}
