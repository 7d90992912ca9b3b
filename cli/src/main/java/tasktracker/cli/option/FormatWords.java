package tasktracker.cli.option;

/** The values of {@code -o}. */
final class FormatWords extends Words {
    FormatWords() {
        super("table", "tsv", "json", "ndjson", "csv", "id");
    }
}
