package tasktracker.cli.output;

/**
 * The reader of stdout has gone ({@code | head}). It ends a reading command quietly with exit code 0; a command that
 * changes something calls {@link TextStream#outliveReader()} first and never sees this.
 */
@SuppressWarnings("serial") // never serialised
public final class ClosedPipe extends RuntimeException {

    ClosedPipe(Throwable cause) {
        super("nobody reads stdout any more", cause, false, false);
    }
}
