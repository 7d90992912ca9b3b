package tasktracker.cli.command.bulk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.FilterOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.ProgressOptions;

/** Which tasks a bulk command is about, and how it goes about them. */
final class BulkOptions {
    /** The word for ids on standard input. */
    static final String STDIN = "-";

    @Parameters(paramLabel = "TASK", arity = "0..*",
            description = "Whole id, end of an id, or exact title; - reads ids from stdin, one a line.")
    private final List<String> tasks = new ArrayList<>();

    @Mixin
    private final FilterOptions filters = new FilterOptions();

    @Option(names = "--dry-run", description = "Show which tasks it would be, and change nothing.")
    private boolean dryRun;

    @Option(names = "--journal", paramLabel = "FILE",
            description = "Keep the tasks as they were in this file, for undo --journal, instead of in the state directory.")
    private Path journal;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** The tasks named, none when there are filters. */
    List<String> tasks() {
        if (!tasks.isEmpty() && !filters.text().isEmpty()) {
            throw usage("name tasks or give filters, not both");
        }
        if (tasks.isEmpty() && filters.text().isEmpty()) {
            throw usage(
                    "say which tasks: by id, - for ids on stdin, or by filters such as --category Home; --all means all"
                            + " that task list shows");
        }
        if (tasks.contains(STDIN) && tasks.size() > 1) {
            throw usage("- for ids on stdin stands alone");
        }
        return tasks;
    }

    FilterOptions filters() {
        return filters;
    }

    boolean dryRun() {
        return dryRun;
    }

    Optional<Path> journal() {
        return Optional.ofNullable(journal);
    }

    ConfirmOptions confirm() {
        return confirm;
    }

    ProgressOptions progress() {
        return progress;
    }

    OutputOptions output() {
        return output;
    }

    private static CliException usage(String message) {
        return new CliException.Usage(Failure.of("INVALID_ARGUMENTS", message));
    }
}
