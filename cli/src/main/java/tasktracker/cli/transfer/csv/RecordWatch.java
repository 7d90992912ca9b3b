package tasktracker.cli.transfer.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Stands between the file and Commons CSV and follows the quotes by itself: it leaves a {@link Mark} for each record,
 * which the parser asks for after that record. As the parser reads ahead by one buffer, no more than a buffer's marks
 * are ever waiting.
 */
final class RecordWatch extends FilterReader {
    /** Characters of one record: more than that is a quote that was never closed, and would fill the memory. */
    static final int RECORD_MAX = 1 << 20;

    private static final String MEND = "mend that line, or take it out, and import again; nothing was imported";

    private enum In {
        CELL_START, PLAIN, QUOTED, QUOTE_SEEN, AFTER_QUOTES
    }

    private final StrictUtf8Reader file;
    private final char delimiter;
    private final Queue<Mark> marks = new ArrayDeque<>();

    private In state = In.CELL_START;
    private boolean started;
    private boolean afterCr;
    private boolean ended;
    private long offset;
    private long line = 1;

    private boolean inRecord;
    private long recordStart;
    private long recordLine = 1;
    private int recordLength;
    private int cell = 1;
    private long quoteLine;
    private Defect defect;

    RecordWatch(StrictUtf8Reader file, char delimiter) {
        super(file);
        this.file = file;
        this.delimiter = delimiter;
    }

    /** The mark of the next record, in order; call once after each record that the parser gave. */
    Mark next() {
        return marks.remove();
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int count = file.read(target, from, length);
        if (!started) {
            started = true;
            offset = file.bomLength();
            recordStart = offset;
        }
        if (count < 0) {
            end();
            return count;
        }
        for (int i = from; i < from + count; i++) {
            step(target[i]);
        }
        return count;
    }

    private void step(char c) throws BrokenCsvException {
        boolean secondOfCrLf = afterCr && c == '\n';
        afterCr = c == '\r';
        if ((c == '\n' || c == '\r') && state != In.QUOTED) {
            if (!secondOfCrLf) {
                finish();
                line++;
            }
            offset++;
            recordStart = offset;
            recordLine = line;
            return;
        }
        if (++recordLength > RECORD_MAX) {
            throw tooLong();
        }
        inRecord = true;
        switch (state) {
            case CELL_START -> start(c);
            case PLAIN -> plain(c);
            case QUOTED -> quoted(c, secondOfCrLf);
            case QUOTE_SEEN -> quoteSeen(c);
            case AFTER_QUOTES -> afterQuotes(c);
        }
        offset += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    private void start(char c) {
        if (c == '"') {
            state = In.QUOTED;
            quoteLine = line;
        } else if (c == delimiter) {
            cell++;
        } else {
            state = In.PLAIN;
        }
    }

    private void plain(char c) {
        if (c == delimiter) {
            nextCell();
        } else if (c == '"') {
            found(Defect.Kind.BARE_QUOTE);
        }
    }

    private void quoted(char c, boolean secondOfCrLf) {
        if (c == '"') {
            state = In.QUOTE_SEEN;
        } else if (c == '\r' || (c == '\n' && !secondOfCrLf)) {
            line++;
        }
    }

    private void quoteSeen(char c) {
        if (c == '"') {
            state = In.QUOTED;
        } else if (c == delimiter) {
            nextCell();
        } else {
            found(Defect.Kind.TEXT_AFTER_QUOTE);
            state = In.AFTER_QUOTES;
        }
    }

    private void afterQuotes(char c) {
        if (c == delimiter) {
            nextCell();
        }
    }

    private void nextCell() {
        state = In.CELL_START;
        cell++;
    }

    private void found(Defect.Kind kind) {
        if (defect == null) {
            defect = new Defect(kind, cell, line);
        }
    }

    private void finish() {
        marks.add(new Mark(recordLine, recordStart, offset, defect));
        inRecord = false;
        recordLength = 0;
        cell = 1;
        state = In.CELL_START;
        defect = null;
    }

    private void end() throws BrokenCsvException {
        if (ended) {
            return;
        }
        ended = true;
        if (state == In.QUOTED) {
            throw new BrokenCsvException("the record that starts at line " + recordLine
                    + " never ends: the quote opened at line " + quoteLine + ", cell " + cell + ", is not closed",
                    MEND);
        }
        if (inRecord) {
            finish();
        }
    }

    private BrokenCsvException tooLong() {
        String quote = state == In.QUOTED
                ? ": the quote opened at line " + quoteLine + ", cell " + cell + ", may be meant as text"
                : "";
        return new BrokenCsvException(
                "the record that starts at line " + recordLine + " is longer than " + RECORD_MAX + " characters"
                        + quote,
                MEND);
    }
}
