package tasktracker.cli.command.api;

import tasktracker.cli.option.Words;

/** The values of {@code -o} where the answer is printed as it came. */
final class JsonFormatWords extends Words {
    JsonFormatWords() {
        super("json", "ndjson");
    }
}
