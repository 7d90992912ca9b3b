package tasktracker.cli.transfer.preset;

import java.util.List;
import java.util.Locale;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;
import tasktracker.cli.transfer.Preset;

/** The presets by name. */
public final class Presets {
    /** All names, in the order of the help. */
    public static final List<String> NAMES = List.of("tasktracker", "todoist", "ticktick", "asana", "jira", "github");

    private Presets() {}

    /**
     * The preset of that name.
     *
     * @throws CliException.Usage naming the known ones
     */
    public static Preset of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tasktracker" -> new TasktrackerPreset();
            case "todoist" -> new TodoistPreset();
            case "ticktick" -> new TickTickPreset();
            case "asana" -> new AsanaPreset();
            case "jira" -> new JiraPreset();
            case "github" -> new GithubPreset();
            default -> {
                String meant = Nearest.to(name, NAMES).map(near -> "; did you mean " + near + "?").orElse("");
                throw new CliException.Usage(Failure.of("UNKNOWN_PRESET", "--format knows no \"" + name + "\" ("
                        + String.join(", ", NAMES) + ")" + meant));
            }
        };
    }
}
