package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tasktracker.cli.error.CliException;

final class TextStreamTest {
    /** Takes some bytes, then fails. */
    private static final class Failing extends OutputStream {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        final String message;
        int room;

        Failing(int room, String message) {
            this.room = room;
            this.message = message;
        }

        @Override
        public void write(int value) throws IOException {
            if (room-- <= 0) {
                throw new IOException(message);
            }
            taken.write(value);
        }
    }

    @Test
    void writesUtf8WhateverTheLocaleSays() {
        Captured captured = Captured.piped();
        captured.out.stdout().print("für 日本 ").println("🍎");
        captured.out.stdout().flush();
        assertArrayEquals("für 日本 🍎\n".getBytes(StandardCharsets.UTF_8), captured.stdout.toByteArray());
    }

    @Test
    void holdsBackUntilFlushedOrFull() {
        Captured captured = Captured.piped();
        captured.out.stdout().print("a");
        assertEquals(0, captured.stdout.size());
        captured.out.stdout().flush();
        assertEquals(1, captured.stdout.size());
        captured.out.stdout().print("b".repeat(16 * 1024)).print("c".repeat(100_000)).print("d");
        assertEquals(1 + 16 * 1024 + 100_000, captured.stdout.size());
        captured.out.stdout().flush();
        byte[] all = captured.stdout.toByteArray();
        assertEquals("abbb", new String(all, 0, 4, StandardCharsets.UTF_8));
        assertEquals("cd", new String(Arrays.copyOfRange(all, all.length - 2, all.length), StandardCharsets.UTF_8));
    }

    @Test
    void aReaderThatLeavesEndsTheCommand() throws IOException {
        for (Tty tty : new Tty[]{ FakeTty.PIPED, FakeTty.TERMINAL }) {
            Failing gone = new Failing(3, "Datenübergabe unterbrochen");
            Out out = new Out(gone, new ByteArrayOutputStream(), tty, Map.<String, String>of()::get);
            out.stdout().print("abcdef");
            assertThrows(ClosedPipe.class, () -> out.stdout().flush());
            assertEquals("abc", gone.taken.toString(StandardCharsets.UTF_8));
            out.stdout().print("more");
            out.stdout().flush();
            assertEquals("abc", gone.taken.toString(StandardCharsets.UTF_8), "nothing is tried again");
        }
    }

    @Test
    void aCommandThatChangesSomethingOutlivesItsReader() {
        Failing gone = new Failing(0, "Broken pipe");
        Out out = new Out(gone, new ByteArrayOutputStream(), FakeTty.PIPED, Map.<String, String>of()::get);
        out.stdout().outliveReader();
        out.stdout().print("done");
        out.stdout().flush();
        assertEquals(0, gone.taken.size());
    }

    @Test
    void aFullDiskIsAnErrorEvenForACommandThatOutlivesItsReader() {
        Out out = new Out(new Failing(0, "No space left on device"), new ByteArrayOutputStream(), FakeTty.FILES,
                Map.<String, String>of()::get);
        out.stdout().outliveReader();
        out.stdout().print("row");
        CliException thrown = assertThrows(CliException.Local.class, () -> out.stdout().flush());
        assertEquals("OUTPUT_FAILED", thrown.failure().code());
        assertEquals("the output could not be written: No space left on device", thrown.getMessage());
    }

    @Test
    void stderrNeverFails() {
        Out out = new Out(new ByteArrayOutputStream(), new Failing(0, "No space left on device"), FakeTty.FILES,
                Map.<String, String>of()::get);
        out.notice("dropped");
        out.notice("dropped too");
        assertEquals("", out.stderr().styled(Style.RED, ""));
    }

    @Test
    void lendsItselfAsBytesAndAsWriter() throws IOException {
        Captured captured = Captured.piped();
        try (OutputStream bytes = captured.out.stdout().bytes()) {
            bytes.write('a');
            bytes.write("bcd".getBytes(StandardCharsets.UTF_8), 1, 2);
        }
        try (PrintWriter writer = captured.out.stdout().writer()) {
            writer.print("é");
        }
        captured.out.stdout().print("!");
        assertEquals("acdé!", captured.out());
    }
}
