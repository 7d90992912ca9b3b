package tasktracker.cli.option;

/** The values of {@code --color}. */
final class ColourWords extends Words {
    ColourWords() {
        super("auto", "always", "never");
    }
}
