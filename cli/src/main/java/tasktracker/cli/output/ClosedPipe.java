package tasktracker.cli.output;

/**
 * The reader of stdout has gone ({@code | head}). It ends a reading command quietly with exit code 0; a command that
 * changes something calls {@link TextStream#outliveReader()} first and never sees this; one whose result can be had only
 * once catches it.
 */
@SuppressWarnings("serial") // never serialised
public final class ClosedPipe extends RuntimeException {

    ClosedPipe(Throwable cause) {
        super("nobody reads stdout any more", cause, false, false);
    }
}
