package tasktracker.cli.journal;

import java.util.Optional;

/** What a command does to tasks, as far as it can be taken back. */
public enum Deed {
    /** Completes them. */
    DONE("done"),
    /** Opens them again. */
    REOPEN("reopen"),
    /** Deletes them. */
    DELETE("delete"),
    /** Gives them another category, or none. */
    MOVE("move"),
    /** Changes other fields. */
    EDIT("edit");

    private final String word;

    Deed(String word) {
        this.word = word;
    }

    /** The verb of the command. */
    public String word() {
        return word;
    }

    static Optional<Deed> of(String word) {
        for (Deed deed : values()) {
            if (deed.word.equals(word)) {
                return Optional.of(deed);
            }
        }
        return Optional.empty();
    }
}
