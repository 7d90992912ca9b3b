package tasktracker.cli.config;

/** What is wrong with a line of a TOML file. Never quotes a value, which may be a secret. */
@SuppressWarnings("serial") // never serialised
final class TomlFault extends Exception {
    private final int line;
    private final int column;

    /**
     * A fault at a place.
     *
     * @param line from 1
     * @param column from 1, in UTF-16 units
     */
    TomlFault(int line, int column, String message) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** Where and what, such as {@code line 3, column 9: a string must end on its line}. */
    String describe() {
        return "line " + line + ", column " + column + ": " + getMessage();
    }
}
