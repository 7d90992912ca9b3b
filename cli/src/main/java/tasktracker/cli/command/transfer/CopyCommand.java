package tasktracker.cli.command.transfer;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tasktracker.cli.Session;
import tasktracker.cli.client.Pages;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.ProgressOptions;
import tasktracker.cli.output.Progress;
import tasktracker.cli.transfer.CategoryBook;
import tasktracker.cli.transfer.Rounds;
import tasktracker.cli.transfer.TaskLoad;
import tasktracker.cli.transfer.Window;
import tasktracker.cli.transfer.export.ReadAhead;
import tasktracker.contract.Category;
import tasktracker.contract.Limits;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Page;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Uuid7;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL },

        description = {
            "All tasks with their ids, times and external ids, and first the categories with colour and icon."
                    + " Categories are matched by name.",
            "What is there already stays as it is, so it can be run again. Nothing is removed anywhere." },
        footer = { "  tasktracker copy --from local --to prod", "  tasktracker copy --from prod --to local" })
final class CopyCommand implements Callable<ExitCode> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "PROFILE", required = true, description = "Where the tasks are.")
    private String from;

    @Option(names = "--to", paramLabel = "PROFILE", required = true, description = "Where they are to be as well.")
    private String to;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CopyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        // Before the command's name it holds for a whole shell, which says it to every command.
        if (spec.commandLine().getParseResult().hasMatchedOption("--profile")) {
            throw usage("copy takes --from and --to instead of --profile");
        }
        LoadConsole.check(output, true);
        Progress.Form form = progress.form(session, output.format(session.out()));
        try (Session source = session.on(from); Session target = session.on(to)) {
            if (source.audience().equals(target.audience())) {
                throw usage(from + " and " + to + " are the same tasks");
            }
            if (target.settings().isProtected()) {
                confirm.require(target, "Copy the tasks of " + from + " to " + to + "?", true);
            }
            return copy(source, target, form);
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("COPY_FAILED", "copying failed: " + IoReason.of(e)), e);
        }
    }

    private ExitCode copy(Session source, Session target, Progress.Form form) throws IOException {
        Map<String, String> categories = new HashMap<>();
        int created = categories(source, target, categories);
        AtomicLong read = new AtomicLong();
        SecureRandom random = new SecureRandom();
        Supplier<String> keys = () -> Uuid7.of(session.clock().millis(), random.nextInt(), random.nextLong());
        LoadConsole console = new LoadConsole(session, output, ProgressOptions.start(session, form, "copying", -1));
        TaskLoad load = new TaskLoad(target.client(), new Rounds(Thread::sleep, random), keys,
                session.options().explain() ? 1 : Window.WIDTH);
        TaskQuery oldestFirst = TaskQuery.of(TaskStatus.ALL).sorted(SortField.CREATED, false);
        try (ReadAhead<Page<Task>> pages = new ReadAhead<>(
                new Pages(source.lookups(), oldestFirst, Limits.PAGE_MAX))) {
            TaskLoad.Report report = load.run(batches(pages, categories, read), console::failed, console::at);
            console.end(from, to, read.get(), created, report);
        }
        return ExitCode.OK;
    }

    private static Iterator<List<NewTask>> batches(Iterator<Page<Task>> pages, Map<String, String> categories,
            AtomicLong read) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public List<NewTask> next() {
                List<Task> tasks = pages.next().items();
                read.addAndGet(tasks.size());
                return tasks.stream().map(task -> NewTask.again(task)
                        .inCategory(task.categoryId() == null ? null : categories.get(task.categoryId()))).toList();
            }
        };
    }

    /** Creates those that the target does not have; those that it has keep their colour and icon. */
    private static int categories(Session source, Session target, Map<String, String> ids) {
        CategoryBook book = new CategoryBook(target.lookups().categories());
        int created = 0;
        for (Category category : source.lookups().categories()) {
            if (book.find(category.name()).isEmpty()) {
                book.add(target.client()
                        .createCategory(new NewCategory(category.name(), category.color(), category.icon())));
                created++;
            }
            ids.put(category.categoryId(), book.find(category.name()).orElseThrow());
        }
        return created;
    }

    private static CliException usage(String message) {
        return new CliException.Usage(Failure.of("INVALID_ARGUMENTS", message));
    }
}
