package tasktracker.cli.client;

/** The call was printed and not sent ({@code --explain}): the command ends here, and well. */
@SuppressWarnings("serial") // never serialised
public final class Explained extends RuntimeException {
    Explained() {
        super("explained, not sent", null, false, false);
    }
}
