package tasktracker.cli.option;

/** The scopes of an API key. */
public final class ScopeWords extends Words {
    /** Reads and writes. */
    public static final String READ_WRITE = "rw";
    /** Reads only. */
    public static final String READ_ONLY = "ro";

    public ScopeWords() {
        super(READ_WRITE, READ_ONLY);
    }
}
