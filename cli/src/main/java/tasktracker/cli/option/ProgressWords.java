package tasktracker.cli.option;

/** The values of {@code --progress}. */
final class ProgressWords extends Words {
    static final String JSON = "json";

    ProgressWords() {
        super(JSON);
    }
}
