package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program on a pseudo-terminal of 80 columns, by util-linux' {@code script}, which every Linux has. */
public final class Pty implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final OutputStream keys;
    private final StringBuilder screen = new StringBuilder();
    private final Thread reading;
    private int awaited;

    /**
     * Starts a program.
     *
     * @param command for the shell
     * @param environment all of it, besides PATH and TERM
     */
    public Pty(String command, Path directory, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("script", "-qfec",
                "stty cols 80 rows 24; exec " + command, "/dev/null").directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", System.getenv("PATH"), "TERM", "xterm", "SHELL", "/bin/sh", "LC_ALL",
                        "C.UTF-8"));
        builder.environment().putAll(environment);
        process = builder.start();
        keys = process.getOutputStream();
        reading = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Presses keys. */
    public Pty type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
        return this;
    }

    /** Waits until a text was printed after the one that was awaited last. */
    public Pty await(String text) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (screen) {
            while (screen.indexOf(text, awaited) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || !reading.isAlive()) {
                    fail("\"" + text + "\" never came; the terminal shows:\n" + screen.substring(awaited)
                            .replace("\u001b", "ESC"));
                }
                screen.wait(Math.min(left, 100));
            }
            awaited = screen.indexOf(text, awaited) + text.length();
        }
        return this;
    }

    /** All that was printed so far. */
    public String screen() {
        synchronized (screen) {
            return screen.toString();
        }
    }

    /** Waits for the end of the program. */
    public void endsWith(int exitCode) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            fail("it never ended; the terminal shows:\n" + screen());
        }
        reading.join();
        assertEquals(exitCode, process.exitValue(), this::screen);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (InputStream output = process.getInputStream()) {
            StringBuilder decoded = new StringBuilder();
            byte[] held = new byte[0];
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                byte[] bytes = new byte[held.length + length];
                System.arraycopy(held, 0, bytes, 0, held.length);
                System.arraycopy(buffer, 0, bytes, held.length, length);
                int whole = wholeSigns(bytes);
                decoded.append(new String(bytes, 0, whole, StandardCharsets.UTF_8));
                held = Arrays.copyOfRange(bytes, whole, bytes.length);
                synchronized (screen) {
                    screen.append(decoded);
                    screen.notifyAll();
                }
                decoded.setLength(0);
            }
        } catch (IOException _) {
            // the terminal is gone
        }
    }

    /** How many bytes are whole UTF-8 sequences. */
    private static int wholeSigns(byte[] bytes) {
        int start = bytes.length;
        while (start > 0 && bytes.length - start < 3 && (bytes[start - 1] & 0xC0) == 0x80) {
            start--;
        }
        if (start == 0 || (bytes[start - 1] & 0xC0) != 0xC0) {
            return bytes.length;
        }
        int lead = bytes[start - 1] & 0xFF;
        int wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return bytes.length - start + 1 >= wanted ? bytes.length : start - 1;
    }
}
