package tasktracker.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs that tests need and Maven cannot bring. */
public final class Programs {
    private Programs() {}

    /** Skips the test where a program is absent; with {@code CI=true} it must be there. */
    public static void assume(String program, boolean there) {
        assumeTrue(there || "true".equals(System.getenv("CI")),
                () -> program + " is not installed: apt-get install " + program);
    }
}
