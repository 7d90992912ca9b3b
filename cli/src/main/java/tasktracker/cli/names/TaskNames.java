package tasktracker.cli.names;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tasktracker.cli.ShellWord;
import tasktracker.cli.client.Pages;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Limits;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Uuid7;

/**
 * Finds the task that a user names: by its whole id, by the last four or more characters of it as tables show them, by
 * its exact title, or by both, {@code Buy milk …7f3a}, as completion offers those that share a title.
 */
public final class TaskNames {
    /** What tables put before the end of an id. */
    public static final String ELLIPSIS = "…";
    /** The fewest characters of an id's end that name a task. */
    public static final int SHORTEST = 4;
    private static final int MOST_CANDIDATES = 10;

    private final Supplier<TaskClient> client;
    private final SeenTasks seen;
    private final RecentNames recent;
    private final Consumer<String> notice;

    /** Finds tasks; says through notice when it has to look through all of them. */
    public TaskNames(Supplier<TaskClient> client, SeenTasks seen, RecentNames recent, Consumer<String> notice) {
        this.client = client;
        this.seen = seen;
        this.recent = recent;
        this.notice = notice;
    }

    /** The whole id, without a call, when the name is one. */
    public static Optional<String> wholeId(String name) {
        return Uuid7.isValid(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * The task, as it is now.
     *
     * @throws CliException.NotFound when there is none
     * @throws CliException.Usage when there are several, with the list of them
     */
    public Task find(String name) {
        if (name.isBlank()) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS", "the name of the task is empty")
                    .hint("tasktracker task list"));
        }
        Optional<String> id = wholeId(name);
        if (id.isPresent()) {
            return fetch(id.get()).orElseThrow(() -> missing(name, List.of()));
        }
        Meant meant = Meant.by(name);
        List<Task> candidates = meant.end() == null ? List.of() : seenEndingIn(meant);
        List<Task> similar = new ArrayList<>();
        if (candidates.isEmpty()) {
            candidates = searched(name, meant, similar);
        }
        if (candidates.size() == 1 && meant.mayBeTitle(name, candidates.getFirst())) {
            candidates = withTitled(name, candidates.getFirst());
        }
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        throw candidates.isEmpty() ? missing(name, similar) : ambiguous(name, candidates);
    }

    private List<Task> seenEndingIn(Meant meant) {
        List<Task> found = new ArrayList<>();
        for (String id : seen.endingIn(meant.end(), MOST_CANDIDATES)) {
            fetch(id).filter(meant::isIt).ifPresent(found::add);
        }
        return found;
    }

    /**
     * The task whose id ends so, and those of exactly that title. A call more for each {@code task done 7f3a} would be
     * too dear for titles that hardly anybody writes, so there the titles met lately must do. Digits alone and letters
     * alone, such as {@code 2025} and {@code Cafe}, are what titles look like and ends of ids seldom: these are worth a
     * search, of which the first page has the titles that match best.
     */
    private List<Task> withTitled(String name, Task task) {
        Map<String, Task> found = new LinkedHashMap<>();
        found.put(task.taskId(), task);
        if (isWordOrNumber(name)) {
            for (Task other : client.get()
                    .tasks(TaskQuery.found(TaskStatus.ALL, '"' + name + '"'), Limits.PAGE_MAX, Optional.empty())
                    .items()) {
                if (other.title().equals(name)) {
                    found.put(other.taskId(), other);
                }
            }
        } else {
            for (RecentNames.Name known : recent.known().tasks()) {
                if (known.text().equals(name)) {
                    fetch(known.id()).filter(other -> other.title().equals(name))
                            .ifPresent(other -> found.put(other.taskId(), other));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Not as tables show the ends of most ids: digits and small letters together. */
    private static boolean isWordOrNumber(String name) {
        boolean digits = false;
        boolean letters = false;
        for (int at = 0; at < name.length(); at++) {
            char sign = name.charAt(at);
            if (sign >= 'A' && sign <= 'F') {
                return true;
            }
            digits |= sign >= '0' && sign <= '9';
            letters |= sign >= 'a' && sign <= 'f';
        }
        return digits != letters;
    }

    /** Of open tasks that have the name inside of their title, two tell enough: that there is one, or more. */
    private List<Task> searched(String name, Meant meant, List<Task> similar) {
        notice.accept("looking through all tasks for \"" + name + "\"");
        String part = name.toLowerCase(Locale.ROOT);
        List<Task> found = new ArrayList<>();
        Iterator<Page<Task>> pages = new Pages(client.get(), TaskQuery.of(TaskStatus.ALL),
                Limits.PAGE_MAX);
        while (pages.hasNext() && found.size() < MOST_CANDIDATES) {
            for (Task task : pages.next().items()) {
                if (task.title().equals(name) || meant.isIt(task)) {
                    found.add(task);
                } else if (similar.size() < 2 && !task.completed()
                        && task.title().toLowerCase(Locale.ROOT).contains(part)) {
                    similar.add(task);
                }
            }
        }
        return found;
    }

    private Optional<Task> fetch(String id) {
        try {
            return Optional.of(client.get().task(id));
        } catch (CliException e) {
            // No such route, or a stranger's 404, is another matter: then every task would be missing.
            if (e.exitCode() == ExitCode.NOT_FOUND
                    && e.failure().code().equals(ErrorCode.RESOURCE_NOT_FOUND.name())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * What a name says beside being a title.
     *
     * @param title of the task whose id has that end, null when it does not matter
     * @param end of the id, null when the name has none
     */
    private record Meant(String title, String end) {
        private static final String BETWEEN = " " + ELLIPSIS;

        static Meant by(String name) {
            int between = name.lastIndexOf(BETWEEN);
            String end = between > 0 ? name.substring(between + BETWEEN.length())
                    : name.startsWith(ELLIPSIS) ? name.substring(1)
                            : name.startsWith("...") ? name.substring(3)
                                    : name;
            String lower = end.toLowerCase(Locale.ROOT);
            return isEnding(lower) ? new Meant(between > 0 ? name.substring(0, between) : null, lower)
                    : new Meant(null, null);
        }

        boolean isIt(Task task) {
            return end != null && task.taskId().endsWith(end) && (title == null || task.title().equals(title));
        }

        /** Whether a name that is the end of a task's id could be another task's title as well. */
        boolean mayBeTitle(String name, Task task) {
            return end != null && end.length() == name.length() && !task.title().equals(name);
        }

        private static boolean isEnding(String text) {
            if (text.length() < SHORTEST || text.length() > 36) {
                return false;
            }
            for (int at = 0; at < text.length(); at++) {
                if (Character.digit(text.charAt(at), 16) < 0 && text.charAt(at) != '-') {
                    return false;
                }
            }
            return true;
        }
    }

    private static CliException missing(String name, List<Task> similar) {
        String message = "there is no task with id, end of id or exact title \"" + name + "\"";
        if (similar.isEmpty()) {
            return new CliException.NotFound(
                    Failure.of("TASK_NOT_FOUND", message).hint("tasktracker task list --status all"));
        }
        Task first = similar.getFirst();
        return new CliException.NotFound(similar.size() > 1
                ? Failure.of("TASK_NOT_FOUND", message + "; several titles have it inside")
                        .hint("tasktracker task list --search " + ShellWord.quoted(name))
                : Failure.of("TASK_NOT_FOUND",
                        message + "; did you mean \"" + first.title() + "\" (" + new ShortIds().of(first.taskId())
                                + ")?")
                        .hint("tasktracker task show " + first.taskId()));
    }

    private static CliException ambiguous(String name, List<Task> candidates) {
        Map<String, String> list = new LinkedHashMap<>();
        for (Task task : candidates) {
            list.put(task.taskId(), task.title());
        }
        return new CliException.Usage(Failure.of("AMBIGUOUS_TASK",
                "\"" + name + "\" names " + (candidates.size() >= MOST_CANDIDATES ? "at least " : "")
                        + candidates.size() + " tasks")
                .details(list).hint("tasktracker task show " + candidates.getFirst().taskId()));
    }
}
