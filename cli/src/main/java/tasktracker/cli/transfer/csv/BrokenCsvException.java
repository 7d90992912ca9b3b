package tasktracker.cli.transfer.csv;

import java.io.IOException;

/** A file that cannot be read as CSV from some place on, so that nothing of it should be imported. */
@SuppressWarnings("serial") // never serialised
public final class BrokenCsvException extends IOException {
    private final String hint;

    /**
     * A fault of the file as a whole.
     *
     * @param message what is wrong and where, without the name of the file
     * @param hint the way out, or null
     */
    public BrokenCsvException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** The way out, or null. */
    public String hint() {
        return hint;
    }
}
