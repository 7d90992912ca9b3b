package tasktracker.cli.load;

/** Ends a run against a server that does little but fail: more than a fifth of 5xx, five seconds in a row. */
final class Guard {
    private static final double SHARE = 0.2;
    private static final int SECONDS = 5;

    private int inARow;

    /** Takes the next second, and tells whether it was one too many. */
    boolean isTooMuch(Second second) {
        inARow = second.ended() > 0 && second.serverErrors() > second.ended() * SHARE ? inARow + 1 : 0;
        return inARow >= SECONDS;
    }
}
