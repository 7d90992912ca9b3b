package tasktracker.cli.option;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.ShellWord;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.CategoryNames;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;

/** Which tasks, in which order: the same for every command that selects tasks. */
public final class FilterOptions {
    @Option(names = "--status", paramLabel = "STATUS", completionCandidates = StatusWords.class,
            description = "open, done or all.")
    private String status;

    @Option(names = "--priority", paramLabel = "PRIORITY,...", completionCandidates = PriorityWords.class,
            description = "high, medium or low; several with commas between.")
    private String priority;

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Name or id of a category, or none.")
    private String category;

    @Option(names = "--due", paramLabel = "WHEN", description = "Due on that day, or at that instant.")
    private String due;

    @Option(names = "--due-from", paramLabel = "WHEN", description = "Due then or later.")
    private String dueFrom;

    @Option(names = "--due-to", paramLabel = "WHEN", description = "Due then or earlier.")
    private String dueTo;

    @Option(names = "--overdue", description = "Open and due before now.")
    private boolean overdue;

    @Option(names = "--created-from", paramLabel = "WHEN", description = "Created then or later.")
    private String createdFrom;

    @Option(names = "--created-to", paramLabel = "WHEN", description = "Created then or earlier.")
    private String createdTo;

    @Option(names = "--search", paramLabel = "TEXT", description = "With these words in title or description.")
    private String search;

    @Option(names = "--sort", paramLabel = "ORDER", completionCandidates = SortWords.class,
            description = "due (earliest first), created (oldest first) or priority (high first).")
    private String sort;

    @Option(names = "--desc", description = "The other way round.")
    private boolean descending;

    @Option(names = "--limit", paramLabel = "N", description = "So many at most; a list shows 50 when not said.")
    private Integer limit;

    @Option(names = "--all", description = "All of them; a list prints them as they arrive.")
    private boolean all;

    /**
     * The tasks selected.
     *
     * @param otherwise the status when none is named
     * @param order the order when none is named and nothing is searched
     * @throws CliException.Usage for values that mean nothing, or do not go together
     */
    public Selection selection(Session session, CategoryNames categories, TaskStatus otherwise, SortField order) {
        return selection(session, categories, otherwise, order, true);
    }

    private Selection selection(Session session, CategoryNames categories, TaskStatus otherwise, SortField order,
            boolean untilNow) {
        ZoneId zone = session.clock().getZone();
        TaskStatus wanted = status == null ? otherwise : StatusWords.parse(status);
        DueBounds bounds = dueBounds(session, zone);
        if (overdue) {
            if (wanted == TaskStatus.DONE) {
                throw new CliException.Usage(
                        Failure.of("INVALID_ARGUMENTS", "--overdue and --status done exclude each other"));
            }
            wanted = TaskStatus.OPEN;
            bounds = untilNow ? bounds.overdue(session.clock().instant(), zone) : bounds;
        }
        Optional<SortField> field = field(order);
        boolean down = descending ^ field.filter(SortField.PRIORITY::equals).isPresent();
        List<Priority> ranks = priority == null ? List.of() : PriorityWords.parseAll(priority);
        Optional<Due> from = Optional.ofNullable(createdFrom).map(text -> session.dates().back(text))
                .map(bound -> Due.at(DueBounds.start(bound, zone)));
        Optional<Due> to = Optional.ofNullable(createdTo).map(text -> session.dates().back(text))
                .map(bound -> Due.at(DueBounds.end(bound, zone)));
        return new Selection(new TaskQuery(wanted, categoryId(categories), ranks, bounds.wireFrom(), bounds.wireTo(),
                from, to, Optional.ofNullable(search), field, down), bounds);
    }

    /** Whether a filter leaves tasks out, but for the status. */
    public boolean isNarrow() {
        return priority != null || category != null || due != null || dueFrom != null || dueTo != null || overdue
                || createdFrom != null || createdTo != null || search != null;
    }

    /** The filters given, in words that are the same whenever the same ones are given; empty when none is. */
    public String text() {
        StringBuilder text = new StringBuilder();
        note(text, "--status", status);
        note(text, "--priority", priority);
        note(text, "--category", category);
        note(text, "--due", due);
        note(text, "--due-from", dueFrom);
        note(text, "--due-to", dueTo);
        note(text, "--overdue", overdue ? "" : null);
        note(text, "--created-from", createdFrom);
        note(text, "--created-to", createdTo);
        note(text, "--search", search);
        note(text, "--all", all ? "" : null);
        if (limit != null) {
            note(text, "--limit", limit.toString());
            note(text, "--sort", sort);
            note(text, "--desc", descending ? "" : null);
        }
        return text.toString();
    }

    /**
     * The filters given and what they mean now: the same only as long as they mean the same tasks. That these are
     * overdue counts by its word, for what is overdue stays so until somebody changes it.
     *
     * @param otherwise as for {@link #selection}
     */
    public String meaning(Session session, CategoryNames categories, TaskStatus otherwise, SortField order) {
        return text() + " = " + selection(session, categories, otherwise, order, false).query()
                .path(Limits.PAGE_MAX, Optional.empty());
    }

    private static void note(StringBuilder text, String option, String value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : " ").append(option);
            text.append(value.isEmpty() ? "" : " " + ShellWord.quoted(value));
        }
    }

    /** Whether only open tasks can come, when open ones are what a command is about. */
    public boolean isOpenOnly() {
        return status == null || StatusWords.parse(status) == TaskStatus.OPEN || overdue;
    }

    /** Whether somebody said how many rows are wanted. */
    public boolean isLimited() {
        return limit != null;
    }

    /**
     * How many rows are wanted.
     *
     * @throws CliException.Usage when that is none, or said in two ways
     */
    public long rows() {
        return rows(Limits.PAGE_DEFAULT);
    }

    /** The same where so many are wanted when nothing is said. */
    public long rows(long otherwise) {
        if (all && limit != null) {
            throw new CliException.Usage(
                    Failure.of("INVALID_ARGUMENTS", "--all and --limit exclude each other"));
        }
        if (limit != null && limit < 1) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS", "--limit must be 1 or more"));
        }
        return all ? Long.MAX_VALUE : limit == null ? otherwise : limit;
    }

    private Optional<SortField> field(SortField order) {
        if (sort != null) {
            return Optional.of(SortWords.parse(sort));
        }
        if (search != null && descending) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                    "--desc with --search needs --sort: without it the best matches come first"));
        }
        return search == null ? Optional.of(order) : Optional.empty();
    }

    private DueBounds dueBounds(Session session, ZoneId zone) {
        if (due != null && (dueFrom != null || dueTo != null)) {
            throw new CliException.Usage(
                    Failure.of("INVALID_ARGUMENTS", "--due excludes --due-from and --due-to"));
        }
        Due from = due != null || dueFrom != null ? session.dates().ahead(due != null ? due : dueFrom) : null;
        Due to = due != null || dueTo != null ? session.dates().ahead(due != null ? due : dueTo) : null;
        return DueBounds.between(from, to, zone);
    }

    private Optional<String> categoryId(CategoryNames categories) {
        if (category == null) {
            return Optional.empty();
        }
        return Optional.of(category.equals(CategoryOptions.NONE)
                ? TaskQuery.NO_CATEGORY
                : categories.require(category).categoryId());
    }
}
