package tasktracker.functions.observe;

import java.util.Locale;

/** How loud a log is. */
public enum Level {
    DEBUG, INFO, WARN, ERROR;

    /** The level of that name in any case, {@link #INFO} for any other. */
    public static Level of(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRACE", "DEBUG" -> DEBUG;
            case "WARN", "WARNING" -> WARN;
            case "ERROR" -> ERROR;
            default -> INFO;
        };
    }
}
