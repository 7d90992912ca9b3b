package tasktracker.cli.command.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.Words;
import tasktracker.cli.transfer.ImportOptions;
import tasktracker.cli.transfer.ImportSession;
import tasktracker.cli.transfer.ImportTarget;
import tasktracker.cli.transfer.MappingSpec;
import tasktracker.cli.transfer.OnExisting;
import tasktracker.cli.transfer.Preset;
import tasktracker.cli.transfer.RowRules;
import tasktracker.cli.transfer.Window;
import tasktracker.cli.transfer.preset.Presets;

/** How files are to be read and what is done with their rows. */
final class ImportChoices {
    @Option(names = "--format", paramLabel = "PROGRAM", completionCandidates = PresetWords.class,
            description = "Whose file it is: tasktracker, todoist, ticktick, asana, jira or github.")
    private String preset;

    @Option(names = "--map", paramLabel = "FIELD=COLUMN,…",
            description = "The column of a field, such as title=Summary,due=Deadline; category= leaves a column out.")
    private final List<String> map = new ArrayList<>();

    @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "The same value in every row; may be repeated.")
    private final List<String> set = new ArrayList<>();

    @Option(names = "--date-format", paramLabel = "PATTERN",
            description = "How dates are written, such as dd/MM/yyyy or \"d MMM yyyy HH:mm\"; may be repeated. "
                    + "Without it: 2026-12-01 and 2026-12-01T09:30Z.")
    private final List<String> dateFormats = new ArrayList<>();

    @Option(names = "--delimiter", paramLabel = "CHAR",
            description = "What stands between cells: a character, or tab. Found by itself as a rule.")
    private String delimiter;

    @Option(names = "--id-prefix", paramLabel = "TEXT", defaultValue = "",
            description = "Put this before each externalId of the file, such as jira: for JIRA keys.")
    private String idPrefix;

    @Option(names = "--long-titles", paramLabel = "WHAT", defaultValue = "fail",
            completionCandidates = LongTitlesWords.class,
            description = "What to do with titles over 200 characters: fail, or move-to-description.")
    private String longTitles;

    @Option(names = "--on-existing", paramLabel = "WHAT", defaultValue = "skip",
            completionCandidates = OnExistingWords.class,
            description = "What to do with rows whose tasks exist: skip, update (only what the columns say), or fail.")
    private String onExisting;

    @Option(names = "--create-category", description = "Create the categories that do not exist.")
    private boolean createCategory;

    @Option(names = "--dry-run", description = "Check every row and say what would happen; write nothing.")
    private boolean dryRun;

    /** The values of {@code --long-titles}. */
    static final class LongTitlesWords extends Words {
        LongTitlesWords() {
            super("fail", "move-to-description");
        }
    }

    /** The values of {@code --on-existing}. */
    static final class OnExistingWords extends Words {
        OnExistingWords() {
            super("skip", "update", "fail");
        }
    }

    /** The values of {@code --format}. */
    static final class PresetWords extends Words {
        PresetWords() {
            super(Presets.NAMES.toArray(String[]::new));
        }
    }

    boolean dryRun() {
        return dryRun;
    }

    /** Whether tasks that exist may be changed. */
    boolean changesTasks() {
        return !dryRun && parsedOnExisting() == OnExisting.UPDATE;
    }

    MappingSpec mapping() {
        return MappingSpec.parse(map, set);
    }

    Optional<Preset> preset() {
        return Optional.ofNullable(preset).map(Presets::of);
    }

    Optional<Character> delimiter() {
        return switch (delimiter) {
            case null -> Optional.empty();
            case "tab", "\\t" -> Optional.of('\t');
            case String one when one.length() == 1 && "\"\r\n".indexOf(one.charAt(0)) < 0 ->
                Optional.of(one.charAt(0));
            default -> throw usage("UNKNOWN_DELIMITER", "--delimiter is one character or tab, not \"" + delimiter
                    + "\"");
        };
    }

    ImportSession session(Session session, RandomGenerator random) {
        ImportOptions options = new ImportOptions(mapping(), delimiter(), List.copyOf(dateFormats), idPrefix,
                parsedLongTitles(), parsedOnExisting(), dryRun);
        return new ImportSession(new ImportTarget(session.client(), session.lookups(), session.audience(),
                session.options().explain() ? 1 : Window.WIDTH), options,
                missing -> createCategory || asked(session, missing),
                stateDirectory(session), session.clock(), random, Thread::sleep);
    }

    /** Nothing is done when it is only explained, so nothing is remembered. */
    private static Optional<Path> stateDirectory(Session session) {
        return session.options().explain()
                ? Optional.empty()
                : Optional.of(Paths.ensure(session.paths().state().resolve("imports")));
    }

    private static boolean asked(Session session, List<String> missing) {
        return session.ask().isPossible() && session.ask().confirm(missing.size() == 1
                ? "There is no category \"" + missing.getFirst() + "\". Create it?"
                : "There are no categories " + String.join(", ", missing) + ". Create them?");
    }

    private RowRules.LongTitles parsedLongTitles() {
        return switch (Words.plain(longTitles)) {
            case "fail" -> RowRules.LongTitles.FAIL;
            case "move-to-description" -> RowRules.LongTitles.MOVE_TO_DESCRIPTION;
            default -> throw new LongTitlesWords().unknown("UNKNOWN_LONG_TITLES", "--long-titles", longTitles);
        };
    }

    private OnExisting parsedOnExisting() {
        return switch (Words.plain(onExisting)) {
            case "skip" -> OnExisting.SKIP;
            case "update" -> OnExisting.UPDATE;
            case "fail" -> OnExisting.FAIL;
            default -> throw new OnExistingWords().unknown("UNKNOWN_ON_EXISTING", "--on-existing", onExisting);
        };
    }

    private static CliException usage(String code, String message) {
        return new CliException.Usage(Failure.of(code, message));
    }
}
