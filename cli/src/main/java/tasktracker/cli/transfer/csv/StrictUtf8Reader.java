package tasktracker.cli.transfer.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 to characters, refusing what is not UTF-8 with the offset of the byte, which the JDK's own reader does not
 * tell. A byte order mark at the start is dropped. Not for use by several threads.
 */
final class StrictUtf8Reader extends Reader {
    private static final int BUFFER = 32 * 1024;
    private static final String TO_UTF8 = "save it as UTF-8, or: iconv -f %s -t UTF-8 IN > OUT";

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    /** The offset in the file of the first byte in the buffer. */
    private long base;
    private boolean started;
    private boolean bom;
    private boolean ended;

    StrictUtf8Reader(InputStream in) {
        this.in = in;
    }

    /** The bytes before the first character: 3 when the file starts with a byte order mark. Known after a read. */
    int bomLength() {
        return bom ? 3 : 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!started) {
            start();
        }
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void start() throws IOException {
        started = true;
        fill();
        while (bytes.remaining() < 4 && fill()) {
            // A pipe may give the first bytes one by one.
        }
        refuseOtherEncodings();
        if (bytes.remaining() >= 3 && at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
            bytes.position(3);
            bom = true;
        }
    }

    private void refuseOtherEncodings() throws BrokenCsvException {
        if (bytes.remaining() < 2) {
            return;
        }
        if ((at(0) == 0xFF && at(1) == 0xFE) || (at(0) == 0xFE && at(1) == 0xFF)) {
            throw new BrokenCsvException("it is UTF-16, not UTF-8: byte order mark at byte offset 0",
                    TO_UTF8.replace("%s", "UTF-16"));
        }
        if (at(0) == 0 || at(1) == 0) {
            throw new BrokenCsvException(
                    "it is UTF-16 or binary, not UTF-8: zero at byte offset " + (at(0) == 0 ? 0 : 1),
                    TO_UTF8.replace("%s", at(0) == 0 ? "UTF-16BE" : "UTF-16LE"));
        }
    }

    private int at(int index) {
        return bytes.get(bytes.position() + index) & 0xFF;
    }

    private void decode() throws IOException {
        boolean more = bytes.hasRemaining() || fill();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, !more);
        if (result.isUnderflow() && more && chars.position() == 0) {
            more = fill();
            result = decoder.decode(bytes, chars, !more);
        }
        if (result.isError() && chars.position() == 0) {
            throw notUtf8();
        }
        if (result.isUnderflow() && !more) {
            ended = true;
        }
        chars.flip();
    }

    private BrokenCsvException notUtf8() {
        long offset = base + bytes.position();
        return new BrokenCsvException(
                "it is not UTF-8: byte 0x" + Integer.toHexString(at(0)).toUpperCase(java.util.Locale.ROOT)
                        + " at byte offset " + offset,
                TO_UTF8.replace("%s", "WINDOWS-1252"));
    }

    /** Reads more behind what is left; false at the end of the file. */
    private boolean fill() throws IOException {
        base += bytes.position();
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count > 0) {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        return count > 0;
    }
}
