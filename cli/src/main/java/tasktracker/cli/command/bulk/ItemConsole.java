package tasktracker.cli.command.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tasktracker.cli.Session;
import tasktracker.cli.bulk.ItemResult;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.ShortIds;
import tasktracker.cli.names.TaskNames;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Cell;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Printer;
import tasktracker.cli.output.Progress;
import tasktracker.contract.Limits;

/**
 * Prints what becomes of each task, and counts. A table has only what did not go as wanted, and for a dry run what would
 * change, up to 50 rows: nobody reads a thousand lines that say the same.
 */
final class ItemConsole {
    private static final int MOST_ROWS = Limits.PAGE_DEFAULT;

    private final Session session;
    private final Format format;
    private final Printer<ItemResult> printer;
    private final boolean dryRun;
    private final Progress progress;
    private final ShortIds ids = new ShortIds();
    private final Map<ItemResult.Kind, Integer> counts = new EnumMap<>(ItemResult.Kind.class);
    private final List<ExitCode> codes = new ArrayList<>();
    private boolean anyWell;
    private long printed;
    private long left;
    private long done;
    private long failed;

    /**
     * A console.
     *
     * @param doneEarlier how many tasks were done by a run before
     */
    ItemConsole(Session session, OutputOptions output, Progress progress, boolean dryRun, long doneEarlier) {
        this.session = session;
        this.format = output.format(session.out());
        this.printer = output.printer(session.out(), columns());
        this.progress = progress;
        this.dryRun = dryRun;
        this.done = doneEarlier;
    }

    private Columns<ItemResult> columns() {
        return Columns.of(ItemResult::taskId, List.of(
                Column.<ItemResult>of("taskId", ItemResult::taskId).titled("ID").shown(item -> Cell.of(
                        TaskNames.wholeId(item.taskId()).map(ids::of).orElse(item.taskId()))),
                Column.of("result", item -> item.kind().word()),
                Column.<ItemResult>of("title", ItemResult::title).shrinking(),
                Column.<ItemResult>of("reason", ItemResult::reason).shrinking()),
                "taskId", "result", "title", "reason");
    }

    void take(List<ItemResult> items) {
        if (items.isEmpty()) {
            return;
        }
        List<ItemResult> shown = new ArrayList<>();
        for (ItemResult item : items) {
            counts.merge(item.kind(), 1, Integer::sum);
            failed += item.isWell() ? 0 : 1;
            anyWell |= item.isWell();
            if (!codes.contains(item.code())) {
                codes.add(item.code());
            }
            if (!isShown(item)) {
                continue;
            }
            if (format == Format.TABLE && printed + shown.size() >= MOST_ROWS) {
                left++;
            } else {
                shown.add(item);
            }
        }
        done += items.size();
        if (!shown.isEmpty()) {
            progress.close();
            printed += shown.size();
            List<String> shownIds = shown.stream().map(ItemResult::taskId).distinct().toList();
            ids.fit(shownIds);
            session.seenTasks().add(shownIds);
            printer.rows(shown);
        }
        progress.at(done);
    }

    /** Ends the list; an empty table is none. */
    void finish() {
        progress.close();
        if (printed > 0 || format != Format.TABLE) {
            printer.finish(null);
        }
        session.out().stdout().flush();
        if (left > 0) {
            session.out().notice("and " + left + " more: -o tsv prints all of them");
        }
    }

    int count(ItemResult.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Such as {@code 12 done, 1 unchanged}. */
    String summary() {
        StringBuilder text = new StringBuilder();
        counts.forEach((kind, count) -> text.append(text.isEmpty() ? "" : ", ").append(count).append(' ')
                .append(kind.word()));
        return text.isEmpty() ? "no tasks" : text.toString();
    }

    /**
     * Goes on when every task is as wanted.
     *
     * @param hint what to do when one is not, or null
     * @throws CliException.Partial with the code that all share, else {@link ExitCode#PARTIAL}
     */
    void check(String hint) {
        if (failed == 0) {
            return;
        }
        long all = counts.values().stream().mapToLong(Integer::longValue).sum();
        throw new CliException.Partial(anyWell ? ExitCode.PARTIAL : ExitCode.ofTargets(codes), Failure
                .of("PARTLY_FAILED", failed + " of " + all + (all == 1 ? " task" : " tasks") + " failed").hint(hint));
    }

    private boolean isShown(ItemResult item) {
        return switch (format) {
            case TABLE -> !item.isWell() || (dryRun && item.kind() != ItemResult.Kind.UNCHANGED);
            case ID -> item.isWell();
            case TSV, CSV, JSON, NDJSON -> true;
        };
    }
}
