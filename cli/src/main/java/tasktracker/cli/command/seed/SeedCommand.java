package tasktracker.cli.command.seed;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.command.transfer.LoadConsole;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.option.ProgressOptions;
import tasktracker.cli.output.Progress;
import tasktracker.cli.seed.SeedData;
import tasktracker.cli.transfer.CategoryBook;
import tasktracker.cli.transfer.Rounds;
import tasktracker.cli.transfer.TaskLoad;
import tasktracker.cli.transfer.Window;
import tasktracker.contract.Category;
import tasktracker.contract.Limits;
import tasktracker.contract.NewCategory;
import tasktracker.contract.NewTask;
import tasktracker.contract.Uuid7;

@Command(exitCodeList = { Exits.DECLINED, Exits.PARTIAL },
        description = {
            "Plausible titles, descriptions, priorities and states, due dates around today. The same seed gives"
                    + " the same data on the same day; run again, it creates nothing twice.",
            "With --remove it takes away exactly what it made, whatever the seed: tasks by their external ids (seed:42:17), and"
                    + " the categories that it created here, once they are empty." },
        footer = { "  tasktracker seed", "  tasktracker seed --tasks 500 --categories 8 --random-seed 42",
            "  tasktracker seed --remove --yes" })
final class SeedCommand implements Callable<ExitCode> {
    private static final int TASKS_MAX = 100_000;

    private final Session session;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "100", description = "So many tasks; 100 if not said.")
    private int tasks;

    @Option(names = "--categories", paramLabel = "N", defaultValue = "6",
            description = "So many categories, up to 12; 6 if not said.")
    private int categories;

    @Option(names = "--random-seed", paramLabel = "N", defaultValue = "1",
            description = "Other data for another number.")
    private long randomSeed;

    @Option(names = "--remove", description = "Remove what seed made.")
    private boolean remove;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    SeedCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        if (remove) {
            SeedRemoval.check(output);
        } else {
            LoadConsole.check(output, false);
        }
        Progress.Form form = progress.form(session, output.format(session.out()));
        SeededCategories seeded = new SeededCategories(session.stateFile("seed"));
        try {
            return remove ? new SeedRemoval(session, output, confirm, form, seeded).run() : create(form, seeded);
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("STATE_FAILED", "the state directory failed: " + IoReason.of(e)), e);
        }
    }

    private ExitCode create(Progress.Form form, SeededCategories seeded) throws IOException {
        check(tasks, "--tasks", TASKS_MAX);
        check(categories, "--categories", SeedData.CATEGORIES_MAX);
        if (session.settings().isProtected()) {
            confirm.require(session, "Create " + tasks + " tasks in " + categories + " categories?", true);
        }
        SeedData data = new SeedData(randomSeed, categories, java.time.LocalDate.now(session.clock()),
                session.clock().getZone());
        Map<String, String> ids = new HashMap<>();
        int created = categories(data, ids, seeded);
        SecureRandom random = new SecureRandom();
        Supplier<String> keys = () -> Uuid7.of(session.clock().millis(), random.nextInt(), random.nextLong());
        LoadConsole console = new LoadConsole(session, output,
                ProgressOptions.start(session, form, "creating", tasks));
        TaskLoad load = new TaskLoad(session.client(), new Rounds(Thread::sleep, random), keys,
                session.options().explain() ? 1 : Window.WIDTH);
        TaskLoad.Report report = load.run(batches(data, ids), console::failed, console::at);
        console.end(null, null, tasks, created, report);
        return ExitCode.OK;
    }

    /** Creates those that there are not. */
    private int categories(SeedData data, Map<String, String> ids, SeededCategories seeded) throws IOException {
        CategoryBook book = new CategoryBook(session.lookups().categories());
        int created = 0;
        for (NewCategory category : data.categories()) {
            if (book.find(category.name()).isEmpty()) {
                Category made = session.client().createCategory(category);
                seeded.add(made.categoryId());
                book.add(made);
                created++;
            }
            ids.put(category.name(), book.find(category.name()).orElseThrow());
        }
        return created;
    }

    private Iterator<List<NewTask>> batches(SeedData data, Map<String, String> ids) {
        return new Iterator<>() {
            private int left = tasks;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public List<NewTask> next() {
                int count = Math.min(left, Limits.BULK);
                left -= count;
                List<NewTask> batch = new ArrayList<>(count);
                for (SeedData.Made made : data.next(count)) {
                    batch.add(made.category() == null
                            ? made.task()
                            : made.task().inCategory(ids.get(made.category())));
                }
                return batch;
            }
        };
    }

    private static void check(int value, String option, int most) {
        if (value < 0 || value > most) {
            throw new CliException.Usage(
                    Failure.of("INVALID_ARGUMENTS", option + " is 0 to " + most + ", not " + value));
        }
    }
}
