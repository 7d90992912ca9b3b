package tasktracker.cli.transfer.csv;

/**
 * What Commons CSV lets pass in one record and a strict reader does not.
 *
 * @param cell the number of the cell, from 1
 * @param line the line of the file where it stands, from 1
 */
public record Defect(Kind kind, int cell, long line) {
    /** The kinds of defect (RFC 4180, section 2, rules 5 to 7). */
    public enum Kind {
        BARE_QUOTE("has a quote inside a cell that does not start with one"),
        TEXT_AFTER_QUOTE("has text between the closing quote and the end of the cell");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What is wrong, to follow "the cell". */
        public String words() {
            return words;
        }
    }
}
