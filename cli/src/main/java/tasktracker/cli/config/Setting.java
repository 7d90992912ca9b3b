package tasktracker.cli.config;

/**
 * A value and where it came from.
 *
 * @param name as the configuration file calls it
 * @param value null when nobody says it
 * @param origin such as {@code --region}, {@code TASKTRACKER_REGION}, a file with its line, or {@code default}
 */
public record Setting(String name, String value, String origin) {
    /** The origin of what nobody decided. */
    static final String DEFAULT = "default";

    /** Whether somebody says it. */
    public boolean isSet() {
        return value != null;
    }
}
