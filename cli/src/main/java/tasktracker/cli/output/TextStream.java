package tasktracker.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * One of the two output streams: UTF-8 whatever the locale says, buffered until {@link #flush()}, and alert to a reader
 * that goes away. Several threads may print: lines stay whole, their order is not said.
 */
public final class TextStream {

    private static final int BUFFER = 16 * 1024;

    private final OutputStream sink;
    private final Tty.Kind kind;
    private final IntSupplier measure;
    private final boolean faultsMatter;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int width = -1;
    private boolean colour;
    private boolean dumb;
    private boolean outlivesReader;
    private boolean readerGone;

    /**
     * A stream over a sink.
     *
     * @param measure asked at most once for the columns of the terminal; 0 when they are unknown
     * @param faultsMatter false for stderr: what cannot be said there is dropped
     */
    TextStream(OutputStream sink, Tty.Kind kind, IntSupplier measure, boolean faultsMatter) {
        this.sink = sink;
        this.kind = kind;
        this.measure = measure;
        this.faultsMatter = faultsMatter;
    }

    /** Adds text. */
    public synchronized TextStream print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
        return this;
    }

    /** Adds text and a line feed, on every platform the same. */
    public synchronized TextStream println(String text) {
        return print(text).print("\n");
    }

    /**
     * Hands everything to the operating system.
     *
     * @throws ClosedPipe if the reader has gone, unless {@link #outliveReader()} was called
     * @throws CliException.Local if it cannot be written for another reason, such as a full disk
     */
    public synchronized void flush() {
        drain();
        if (!readerGone) {
            try {
                sink.flush();
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /** Whether a person is probably watching. */
    public boolean isTerminal() {
        return kind == Tty.Kind.TERMINAL;
    }

    /** Whether a person is probably watching, on a terminal that can erase a line. */
    public boolean isRedrawable() {
        return isTerminal() && !dumb;
    }

    /** Whether colour is wanted here. */
    public boolean colour() {
        return colour;
    }

    /** The columns of the terminal; 0 (no limit) when this is none or its width is unknown. */
    public int width() {
        if (width < 0) {
            width = isTerminal() ? measure.getAsInt() : 0;
        }
        return width;
    }

    /** The text, decorated if colour is wanted here. */
    public String styled(Style style, String text) {
        return colour ? style.around(text) : text;
    }

    /**
     * Lets the command run on when the reader has gone; what it prints from then on is dropped. For every command that
     * changes something.
     */
    public void outliveReader() {
        outlivesReader = true;
    }

    /** For bytes that are made elsewhere, such as JSON; closing it only flushes. */
    public OutputStream bytes() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                TextStream.this.write(new byte[]{ (byte) value }, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                TextStream.this.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                TextStream.this.flush();
            }

            @Override
            public void close() {
                TextStream.this.flush();
            }
        };
    }

    /** For a library that wants a writer, such as picocli for its help. */
    public PrintWriter writer() {
        return new PrintWriter(bytes(), true, StandardCharsets.UTF_8);
    }

    /** The terminal only prints: {@code TERM=dumb}. */
    void dumb() {
        dumb = true;
    }

    OutputStream sink() {
        return sink;
    }

    void colour(boolean wanted) {
        colour = wanted;
    }

    private synchronized void write(byte[] bytes, int offset, int length) {
        if (length > BUFFER - filled) {
            drain();
        }
        if (length > BUFFER) {
            send(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, buffer, filled, length);
            filled += length;
        }
    }

    private void drain() {
        int length = filled;
        filled = 0;
        send(buffer, 0, length);
    }

    private void send(byte[] bytes, int offset, int length) {
        if (readerGone || length == 0) {
            return;
        }
        try {
            sink.write(bytes, offset, length);
        } catch (IOException e) {
            failed(e);
        }
    }

    /** A write to a pipe or a hung-up terminal fails for one reason; the message of the system may be translated. */
    private void failed(IOException e) {
        boolean gone = kind != Tty.Kind.OTHER || String.valueOf(e.getMessage()).contains("Broken pipe");
        if (!faultsMatter || gone) {
            readerGone = true;
            if (faultsMatter && !outlivesReader) {
                throw new ClosedPipe(e);
            }
            return;
        }
        throw new CliException.Local(
                Failure.of("OUTPUT_FAILED", "the output could not be written: " + e.getMessage()), e);
    }
}
