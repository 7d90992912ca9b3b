package tasktracker.cli.option;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tasktracker.cli.error.CliException;
import tasktracker.cli.output.ColourMode;

/** The options of every command, before or after its name. */
@Command(name = "tasktracker", footer = { "  tasktracker task add \"Buy milk\" --due \"tomorrow 5pm\"",
    "  tasktracker task list", "  tasktracker task done \"Buy milk\"" })
public final class GlobalOptions {
    @Option(names = "--profile", paramLabel = "NAME", scope = ScopeType.INHERIT,
            description = "Use this profile instead of the current one.")
    private String profile;

    @Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT, completionCandidates = ColourWords.class,
            description = "Colour: auto, always or never.")
    private String color;

    @Option(names = { "-q", "--quiet" }, scope = ScopeType.INHERIT, description = "Print results and errors only.")
    private boolean quiet;

    @Option(names = "--debug", scope = ScopeType.INHERIT,
            description = "Print requests and answers (never the key), and where errors come from.")
    private boolean debug;

    @Option(names = "--explain", scope = ScopeType.INHERIT,
            description = "Print the call as a curl command and do not send it.")
    private boolean explain;

    @Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT, description = "Print this help.")
    private boolean help;

    @Option(names = { "-V", "--version" }, versionHelp = true, description = "Print the version.")
    private boolean version;

    /** The profile named, or null. */
    public String profile() {
        return profile;
    }

    /**
     * When colour is wanted.
     *
     * @throws CliException.Usage for a word that says nothing about it
     */
    public ColourMode colour() {
        return switch (color == null ? "auto" : color) {
            case "auto" -> ColourMode.AUTO;
            case "always" -> ColourMode.ALWAYS;
            case "never" -> ColourMode.NEVER;
            default -> throw new ColourWords().unknown("UNKNOWN_COLOR_MODE", "--color", color);
        };
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean debug() {
        return debug;
    }

    public boolean explain() {
        return explain;
    }

    public boolean helpWanted() {
        return help;
    }

    public boolean versionWanted() {
        return version;
    }
}
