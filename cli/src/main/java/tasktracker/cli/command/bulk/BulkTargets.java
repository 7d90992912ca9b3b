package tasktracker.cli.command.bulk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import tasktracker.cli.Session;
import tasktracker.cli.bulk.ItemResult;
import tasktracker.cli.client.Pages;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.names.TaskNames;
import tasktracker.cli.option.Selection;
import tasktracker.cli.transfer.Window;
import tasktracker.contract.Limits;
import tasktracker.contract.Page;
import tasktracker.contract.SortField;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

/** Finds the tasks that a bulk command is about, each of them once. */
final class BulkTargets {
    /** Tasks looked up by id at once: each is a request of its own. */
    private static final int LOOKUPS = 8;

    private final Session session;
    private final BulkOptions options;
    private final TaskStatus otherwise;
    private final CategoryNames categories;
    private final List<String> names;

    /**
     * Reads standard input when ids come from there.
     *
     * @param otherwise the status when filters do not say
     */
    BulkTargets(Session session, BulkOptions options, TaskStatus otherwise) throws IOException {
        this.session = session;
        this.options = options;
        this.otherwise = otherwise;
        this.categories = new CategoryNames(session::lookups);
        List<String> tasks = options.tasks();
        this.names = tasks.equals(List.of(BulkOptions.STDIN)) ? fromStdin() : tasks;
    }

    /** The same for the same tasks. */
    String selection() {
        return names.isEmpty()
                ? options.filters().meaning(session, categories, otherwise, SortField.CREATED)
                : String.join(" ", names);
    }

    /**
     * Finds them.
     *
     * @param found takes each task as it is now
     * @param missing takes what there is no task for
     */
    void find(Found found, Consumer<ItemResult> missing) throws IOException {
        if (options.tasks().isEmpty()) {
            byFilters(found);
        } else {
            byName(found, missing);
        }
    }

    /** Takes a task. */
    @FunctionalInterface
    interface Found {
        void take(Task task) throws IOException;
    }

    private void byFilters(Found found) throws IOException {
        Selection selection = options.filters().selection(session, categories, otherwise, SortField.CREATED);
        long left = options.filters().rows(Long.MAX_VALUE);
        Iterator<Page<Task>> pages = new Pages(session.lookups(), selection.query(),
                (int) Math.min(left, Limits.PAGE_MAX));
        while (left > 0 && pages.hasNext()) {
            for (Task task : selection.keep(pages.next().items())) {
                if (left-- > 0) {
                    found.take(task);
                }
            }
        }
    }

    private void byName(Found found, Consumer<ItemResult> missing) throws IOException {
        TaskNames finder = session.taskNames();
        Set<String> seen = new LinkedHashSet<>();
        try (Window<Named> window = new Window<>(LOOKUPS, named -> {
            if (named.task() == null) {
                missing.accept(named.missing());
            } else if (seen.add(named.task().taskId())) {
                found.take(named.task());
            }
        })) {
            boolean going = true;
            for (String name : new LinkedHashSet<>(names)) {
                going = going && window.add(call(finder, name));
            }
            window.drain();
            if (window.stopped().isPresent()) {
                throw window.stopped().get();
            }
        }
    }

    /** An id is one request; other names may need a look through all tasks, which is done by one at a time. */
    private static Callable<Named> call(TaskNames finder, String name) {
        if (TaskNames.wholeId(name).isPresent()) {
            return () -> named(finder, name);
        }
        Named found = named(finder, name);
        return () -> found;
    }

    private record Named(Task task, ItemResult missing) {}

    private static Named named(TaskNames finder, String name) {
        try {
            return new Named(finder.find(name), null);
        } catch (CliException.NotFound | CliException.Usage e) {
            return new Named(null, ItemResult.noTask(name, e.failure().message(), e.exitCode()));
        }
    }

    /** The first field of each line, so that the output of {@code task list} fits as well. */
    private List<String> fromStdin() throws IOException {
        List<String> ids = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(session.stdin(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            String id = (tab < 0 ? line : line.substring(0, tab)).strip();
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            throw new CliException.Usage(Failure.of("NO_IDS", "there are no ids on standard input"));
        }
        return ids;
    }
}
