package tasktracker.cli.names;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;
import tasktracker.cli.text.Neutral;
import tasktracker.contract.Category;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;

/**
 * The tasks and categories that commands of a profile met within the last day, for completion, which never calls the
 * API. Convenience only: a file that is missing, broken or out of reach is as good as an empty one. Two processes that
 * save at once lose what one of them met, which the next command brings back.
 */
public final class RecentNames {
    /** Tasks that are kept; those met last win. */
    static final int TASKS = 500;
    /** Categories that are kept. */
    static final int CATEGORIES = 200;
    /** How long a name counts. */
    static final long LIFETIME_SECONDS = 24 * 60 * 60;
    /** Bytes; the fullest file stays below, a larger one is not ours. */
    static final long LARGEST = 1024 * 1024;
    /** A name that is noted again sooner is not written for its new time alone. */
    private static final long FRESH_SECONDS = 10 * 60;
    private static final long GONE = -1;

    private final Supplier<Path> place;
    private final Clock clock;
    private final Map<String, Name> tasks = new LinkedHashMap<>();
    private final Map<String, Name> categories = new LinkedHashMap<>();
    private boolean allCategories;
    private Known before;

    /**
     * A task or a category.
     *
     * @param text its title or name without what a terminal would obey, in one line
     * @param completed of a task
     * @param seen seconds since 1970; negative when it is gone
     */
    public record Name(String id, String text, boolean completed, long seen) {
        /** Whether the text may differ from what the API has: then it names nothing. */
        public boolean isChanged() {
            for (int at = 0; at < text.length(); at++) {
                char sign = text.charAt(at);
                if ((sign >= '\u2400' && sign <= '\u2421') || sign == '\uFFFD') {
                    return true;
                }
            }
            return false;
        }

        private boolean isSameBut(Name other) {
            return id.equals(other.id) && text.equals(other.text) && completed == other.completed;
        }
    }

    /** What is known, in the order in which it was met last: newest command first, each in its own order. */
    public record Known(List<Name> tasks, List<Name> categories) {
        private static final Known NOTHING = new Known(List.of(), List.of());

        public Known {
            tasks = List.copyOf(tasks);
            categories = List.copyOf(categories);
        }
    }

    /** The names in a file, which need not exist; asked for its place when it is first needed. */
    public RecentNames(Supplier<Path> place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /** Takes note of tasks as they are now. */
    public synchronized void met(Collection<Task> some) {
        for (Task task : some) {
            if (tasks.size() < TASKS || tasks.containsKey(task.taskId())) {
                tasks.put(task.taskId(), new Name(task.taskId(), Neutral.line(task.title()), task.completed(), now()));
            }
        }
    }

    /** Takes note of the only categories there are. */
    public synchronized void onlyThese(List<Category> all) {
        categories.clear();
        allCategories = true;
        for (Category category : all) {
            met(category);
        }
    }

    /** Takes note of a category. */
    public synchronized void met(Category category) {
        categories.put(category.categoryId(),
                new Name(category.categoryId(), Neutral.line(category.name()), false, now()));
    }

    /** Takes note that a task is done or open, when it is known at all. */
    public synchronized void completed(String taskId, boolean done) {
        Name name = task(taskId);
        if (name != null) {
            tasks.put(taskId, new Name(taskId, name.text(), done, now()));
        }
    }

    /** Takes note that a task is gone. */
    public synchronized void taskGone(String taskId) {
        if (task(taskId) != null) {
            tasks.put(taskId, new Name(taskId, "", false, GONE));
        }
    }

    /** Takes note that a category is gone. */
    public synchronized void categoryGone(String categoryId) {
        categories.put(categoryId, new Name(categoryId, "", false, GONE));
    }

    /** What the file says, names of more than a day ago left out. */
    public Known known() {
        try {
            Path file = place.get();
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? NamesFile.read(Files.readAllBytes(file), now() - LIFETIME_SECONDS, now())
                    : Known.NOTHING;
        } catch (IOException | CliException _) {
            return Known.NOTHING;
        }
    }

    /** Writes what was noted, unless the file says it already. */
    public synchronized void save() {
        if (tasks.isEmpty() && categories.isEmpty() && !allCategories) {
            return;
        }
        try {
            Known old = known();
            Known merged = new Known(merged(tasks, old.tasks(), TASKS),
                    merged(categories, allCategories ? List.of() : old.categories(), CATEGORIES));
            if (!isSaid(merged.tasks(), old.tasks()) || !isSaid(merged.categories(), old.categories())) {
                Path file = place.get();
                Paths.ensure(file.getParent());
                AtomicFile.writeLightly(file, NamesFile.text(merged).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | CliException _) {
            // a read-only home, a full disk: the command itself went well
        }
    }

    /** Forgets everything, the file too. */
    public synchronized void forget() {
        tasks.clear();
        categories.clear();
        try {
            Files.deleteIfExists(place.get());
        } catch (IOException | CliException _) {
            // its names are old in a day
        }
    }

    private static List<Name> merged(Map<String, Name> noted, List<Name> old, int most) {
        List<Name> merged = new ArrayList<>();
        for (Name name : noted.values()) {
            if (name.seen() >= 0 && merged.size() < most) {
                merged.add(name);
            }
        }
        for (Name name : old) {
            if (!noted.containsKey(name.id()) && merged.size() < most) {
                merged.add(name);
            }
        }
        return merged;
    }

    private static boolean isSaid(List<Name> wanted, List<Name> said) {
        if (wanted.size() != said.size()) {
            return false;
        }
        for (int at = 0; at < wanted.size(); at++) {
            if (!wanted.get(at).isSameBut(said.get(at))
                    || wanted.get(at).seen() - said.get(at).seen() > FRESH_SECONDS) {
                return false;
            }
        }
        return true;
    }

    private Name task(String id) {
        if (tasks.containsKey(id)) {
            return tasks.get(id);
        }
        if (before == null) {
            before = known();
        }
        for (Name name : before.tasks()) {
            if (name.id().equals(id)) {
                return name;
            }
        }
        return null;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** The file: a line that says what it is, then a line for each name, its fields separated by tabs. */
    private static final class NamesFile {
        private static final String HEAD = "tasktracker names 1";
        private static final String TASK = "task";
        private static final String CATEGORY = "category";
        private static final String DONE = "done";
        private static final String OPEN = "open";
        private static final int FIELDS = 5;

        static String text(Known known) {
            StringBuilder text = new StringBuilder(HEAD).append('\n');
            for (Name task : known.tasks()) {
                line(text, TASK, task);
            }
            for (Name category : known.categories()) {
                line(text, CATEGORY, category);
            }
            return text.toString();
        }

        private static void line(StringBuilder text, String kind, Name name) {
            text.append(kind).append('\t').append(name.id()).append('\t').append(name.completed() ? DONE : OPEN)
                    .append('\t').append(name.seen()).append('\t').append(name.text()).append('\n');
        }

        /** Reads what can be read; lines that cannot are left out. */
        static Known read(byte[] bytes, long oldest, long newest) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            if (end < 0 || !text.substring(0, end).equals(HEAD)) {
                return Known.NOTHING;
            }
            List<Name> tasks = new ArrayList<>();
            List<Name> categories = new ArrayList<>();
            for (int at = end + 1; at < text.length(); at = end + 1) {
                end = text.indexOf('\n', at);
                if (end < 0) {
                    break; // cut off
                }
                String[] fields = fields(text, at, end);
                long seen = fields == null ? -1 : seconds(fields[3]);
                if (seen >= oldest && seen <= newest && Uuid7.isValid(fields[1])) {
                    boolean isTask = fields[0].equals(TASK);
                    List<Name> list = isTask ? tasks : categories;
                    if (list.size() < (isTask ? TASKS : CATEGORIES)) {
                        list.add(new Name(fields[1], Neutral.line(fields[4]), fields[2].equals(DONE), seen));
                    }
                }
            }
            return new Known(tasks, categories);
        }

        private static String[] fields(String text, int start, int end) {
            String[] fields = new String[FIELDS];
            int from = start;
            for (int field = 0; field < FIELDS - 1; field++) {
                int tab = text.indexOf('\t', from);
                if (tab < 0 || tab > end) {
                    return null;
                }
                fields[field] = text.substring(from, tab);
                from = tab + 1;
            }
            fields[FIELDS - 1] = text.substring(from, end);
            return fields;
        }

        private static long seconds(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException _) {
                return -1;
            }
        }
    }
}
