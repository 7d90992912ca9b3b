package tasktracker.cli.transfer.csv;

/**
 * How a file is to be read.
 *
 * @param delimiter between cells
 * @param preamble records before the header
 * @param header the columns
 */
public record Dialect(char delimiter, int preamble, Header header) {
    /** What a person calls a delimiter. */
    public static String nameOf(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            default -> "\"" + delimiter + "\"";
        };
    }

    /** The name of this one's delimiter. */
    public String delimiterName() {
        return nameOf(delimiter);
    }
}
