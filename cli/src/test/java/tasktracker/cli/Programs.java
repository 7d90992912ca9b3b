package tasktracker.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

/** Programs that tests need and Maven cannot bring. */
public final class Programs {
    private Programs() {}

    /** Skips the test where a program is absent, unless {@code .ci/run} found or installed it. */
    public static void assume(String program, boolean there) {
        String required = System.getenv("TASKTRACKER_REQUIRED");
        assumeTrue(there || (required != null && List.of(required.split(" ", -1)).contains(program)),
                () -> program + " is not installed: apt-get install " + program);
    }
}
