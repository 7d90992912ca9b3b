package tasktracker.functions.lambda;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tasktracker.functions.bulk.BulkChangeService;
import tasktracker.functions.bulk.BulkCreateService;
import tasktracker.functions.category.CategoryDeletion;
import tasktracker.functions.category.CategoryService;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.export.ExportService;
import tasktracker.functions.http.CursorKeys;
import tasktracker.functions.http.Cursors;
import tasktracker.functions.http.TaskBodies;
import tasktracker.functions.identity.CallerResolver;
import tasktracker.functions.observe.Instance;
import tasktracker.functions.observe.Log;
import tasktracker.functions.observe.Metrics;
import tasktracker.functions.store.Ids;
import tasktracker.functions.task.TaskService;
import tasktracker.functions.task.TaskStore;

/** Everything above the ports, put together once and used by all functions. Safe for concurrent use. */
public final class Application {
    private final CallerResolver callers;
    private final Instance instance = new Instance();
    private final Log log;
    private final Clock clock;
    private final Ids ids;
    private final Cursors cursors;
    private final TaskService tasks;
    private final CategoryService categories;
    private final CategoryDeletion categoryDeletion;
    private final BulkCreateService bulkCreate;
    private final BulkChangeService bulkChange;
    private final ExportService export;

    private Application(Map<String, String> environment, TaskStore tasks, CategoryStore categories, CursorKeys keys,
            Clock clock, RandomGenerator random, Consumer<String> logLines) {
        String service = environment.getOrDefault("SERVICE_NAME", "tasktracker");
        String namespace = environment.getOrDefault("METRICS_NAMESPACE", "tasktracker");
        Metrics metrics = new Metrics(logLines, namespace, service, clock);
        this.callers = CallerResolver.of(environment);
        this.log = new Log(logLines, service, clock);
        this.clock = clock;
        this.ids = new Ids(clock, random);
        this.cursors = new Cursors(keys);
        this.tasks = new TaskService(tasks, categories, ids, clock, metrics);
        this.categories = new CategoryService(categories, ids, clock);
        this.categoryDeletion = new CategoryDeletion(categories, tasks, clock, random);
        this.bulkCreate = new BulkCreateService(tasks, categories, this.tasks, metrics, log);
        this.bulkChange = new BulkChangeService(tasks, categories, clock, metrics, log);
        this.export = new ExportService(tasks, categories);
    }

    /**
     * An application with the defaults of the environment variables.
     *
     * @param keys asked only when a page continues
     * @param random a cryptographically strong source
     * @param logLines takes one line of JSON at a time, from several threads
     */
    public static Application of(TaskStore tasks, CategoryStore categories, CursorKeys keys, Clock clock,
            RandomGenerator random, Consumer<String> logLines) {
        return of(Map.of(), tasks, categories, keys, clock, random, logLines);
    }

    /**
     * As above, with environment variables: SERVICE_NAME, METRICS_NAMESPACE, and AWS_SAM_LOCAL with
     * TASKTRACKER_LOCAL_USER, see {@link CallerResolver#of}.
     */
    public static Application of(Map<String, String> environment, TaskStore tasks, CategoryStore categories,
            CursorKeys keys, Clock clock, RandomGenerator random, Consumer<String> logLines) {
        return new Application(environment, tasks, categories, keys, clock, random, logLines);
    }

    CallerResolver callers() {
        return callers;
    }

    Instance instance() {
        return instance;
    }

    Log log() {
        return log;
    }

    Ids ids() {
        return ids;
    }

    Cursors cursors() {
        return cursors;
    }

    TaskBodies taskBodies() {
        return new TaskBodies(clock);
    }

    CategoryService categories() {
        return categories;
    }

    CategoryDeletion categoryDeletion() {
        return categoryDeletion;
    }

    BulkCreateService bulkCreate() {
        return bulkCreate;
    }

    BulkChangeService bulkChange() {
        return bulkChange;
    }

    ExportService export() {
        return export;
    }

    TaskService tasks() {
        return tasks;
    }
}
