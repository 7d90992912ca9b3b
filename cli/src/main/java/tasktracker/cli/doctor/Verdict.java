package tasktracker.cli.doctor;

import java.util.Locale;

/** How a check ended. */
public enum Verdict {
    /** As it should be. */
    PASS,
    /** It works, but not for long or not well. */
    WARN,
    /** It does not work. */
    FAIL,
    /** There was nothing to look at, or no way to. */
    SKIP;

    /** As outputs call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
