package tasktracker.cli;

/** What this build calls itself. */
public final class Version {
    /** The version of the project. */
    public static final String NUMBER = "0.1.0";
    /** What calls to the API carry. */
    public static final String USER_AGENT = "tasktracker/" + NUMBER;

    private Version() {}
}
