package tasktracker.cli.time;

/** Why a text is no date. */
@SuppressWarnings("serial") // never serialised
final class Unreadable extends Exception {
    Unreadable(String reason) {
        super(reason, null, false, false);
    }
}
