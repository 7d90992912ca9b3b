package tasktracker.cli.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import tasktracker.cli.error.CliException;
import tasktracker.cli.output.ColourMode;

/**
 * The options of every command, before or after its name. Told to picocli by calls instead of annotations, which take the
 * JVM 20 ms to read: completion and the tool's own help need no others.
 */
public final class GlobalOptions {
    private final OptionSpec profile = everywhere("--profile").paramLabel("NAME").type(String.class)
            .description("Use this profile instead of the current one.").build();
    private final OptionSpec color = everywhere("--color").paramLabel("WHEN").type(String.class)
            .completionCandidates(new ColourWords()).description("Colour: auto, always or never.").build();
    private final OptionSpec quiet = everywhere("-q", "--quiet").description("Print results and errors only.").build();
    private final OptionSpec debug = everywhere("--debug")
            .description("Print requests and answers (never the key), and where errors come from.").build();
    private final OptionSpec explain = everywhere("--explain")
            .description("Print the call as a curl command and do not send it.").build();
    private final OptionSpec help = everywhere("-h", "--help").usageHelp(true).description("Print this help.").build();
    private final OptionSpec version = OptionSpec.builder("-V", "--version").versionHelp(true)
            .description("Print the version.").build();

    private static OptionSpec.Builder everywhere(String... names) {
        return OptionSpec.builder(names).scopeType(ScopeType.INHERIT);
    }

    /** The program's own command, which these belong to; made once. */
    public CommandSpec command() {
        CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("tasktracker");
        for (OptionSpec option : List.of(profile, color, quiet, debug, explain, help, version)) {
            command.addOption(option);
        }
        command.usageMessage().footer("  tasktracker task add \"Buy milk\" --due \"tomorrow 5pm\"",
                "  tasktracker task list", "  tasktracker task done \"Buy milk\"");
        return command;
    }

    private static boolean isGiven(OptionSpec option) {
        return Boolean.TRUE.equals(option.getValue());
    }

    /** The profile named, or null. */
    public String profile() {
        return profile.getValue();
    }

    /**
     * When colour is wanted.
     *
     * @throws CliException.Usage for a word that says nothing about it
     */
    public ColourMode colour() {
        String word = color.getValue();
        return switch (word == null ? "auto" : Words.plain(word)) {
            case "auto" -> ColourMode.AUTO;
            case "always" -> ColourMode.ALWAYS;
            case "never" -> ColourMode.NEVER;
            default -> throw new ColourWords().unknown("UNKNOWN_COLOR_MODE", "--color", word);
        };
    }

    public boolean quiet() {
        return isGiven(quiet);
    }

    public boolean debug() {
        return isGiven(debug);
    }

    public boolean explain() {
        return isGiven(explain);
    }

    public boolean helpWanted() {
        return isGiven(help);
    }

    public boolean versionWanted() {
        return isGiven(version);
    }
}
