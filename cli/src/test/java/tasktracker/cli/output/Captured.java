package tasktracker.cli.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Both streams in memory. */
final class Captured {
    final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    final Out out;

    Captured(Tty tty, Map<String, String> environment) {
        out = new Out(stdout, stderr, tty, environment::get);
    }

    static Captured piped() {
        return new Captured(FakeTty.PIPED, Map.of());
    }

    static Captured terminal(int width) {
        return new Captured(FakeTty.terminal(width), Map.of());
    }

    String out() {
        out.stdout().flush();
        return stdout.toString(StandardCharsets.UTF_8);
    }

    String err() {
        out.stderr().flush();
        return stderr.toString(StandardCharsets.UTF_8);
    }
}
