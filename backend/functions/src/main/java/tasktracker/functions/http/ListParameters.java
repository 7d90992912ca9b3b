package tasktracker.functions.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Timestamps;
import tasktracker.contract.Uuid7;
import tasktracker.functions.search.Search;
import tasktracker.functions.search.SearchReader;
import tasktracker.functions.search.SearchTerm;
import tasktracker.functions.task.CategoryFilter;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;
import tasktracker.functions.task.TaskQuery;

/**
 * What GET /tasks and GET /tasks/export ask for.
 *
 * @param limit 1 to 100
 * @param cursor as it came, to be verified against {@link #fingerprint}
 */
public record ListParameters(TaskQuery query, int limit, Optional<String> cursor) {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final Set<String> KNOWN = Set.of("status", "category", "priority", "dueFrom", "dueTo",
            "createdFrom", "createdTo", "q", "sort", "order", "limit", "cursor");

    /**
     * Reads the query parameters.
     *
     * @throws Refusal with every parameter that is unknown, repeated or wrong
     */
    public static ListParameters read(ApiRequest request) {
        return read(request, KNOWN);
    }

    /** As {@link #read(ApiRequest)}, of a request whose answer is as long as it can be: it takes no limit. */
    public static ListParameters readUnlimited(ApiRequest request) {
        Set<String> known = new HashSet<>(KNOWN);
        known.remove("limit");
        return read(request, known);
    }

    private static ListParameters read(ApiRequest request, Set<String> known) {
        FieldErrors errors = new FieldErrors();
        Parameters parameters = new Parameters(request, known, errors);
        TaskFilter filter = new TaskFilter(status(parameters), category(parameters), priorities(parameters),
                due(parameters), created(parameters));
        Optional<Search> search = search(parameters);
        TaskQuery query = query(parameters, filter, search);
        int limit = limit(parameters);
        errors.refuseIfAny();
        return new ListParameters(query, limit, parameters.get("cursor"));
    }

    /** Names the query and nothing else: two requests have the same one when a cursor of one fits the other. */
    public String fingerprint() {
        TaskFilter filter = query.filter();
        StringBuilder out = new StringBuilder(80).append(filter.status().wire()).append('|');
        out.append(switch (filter.category()) {
            case CategoryFilter.Any() -> "*";
            case CategoryFilter.None() -> "-";
            case CategoryFilter.Of(String id) -> id;
        }).append('|');
        for (Priority priority : filter.priorities()) {
            out.append(priority.rank());
        }
        out.append('|').append(filter.due().from().map(Due::text).orElse(""));
        out.append('|').append(filter.due().to().map(Due::text).orElse(""));
        out.append('|').append(filter.created().from().map(Timestamps::format).orElse(""));
        out.append('|').append(filter.created().to().map(Timestamps::format).orElse(""));
        out.append('|').append(query.byRank() ? "rank" : query.order().field().wire()).append('|')
                .append(query.order().descending() ? "desc" : "asc");
        query.search().ifPresent(search -> out.append('|').append(search.canonical()));
        return out.toString();
    }

    private static TaskStatus status(Parameters parameters) {
        Optional<String> text = parameters.get("status");
        Optional<TaskStatus> status = text.flatMap(TaskStatus::of);
        if (text.isPresent() && status.isEmpty()) {
            parameters.wrong("status", "must be open, done or all");
        }
        return status.orElse(TaskStatus.ALL);
    }

    private static CategoryFilter category(Parameters parameters) {
        Optional<String> text = parameters.get("category");
        if (text.isEmpty()) {
            return new CategoryFilter.Any();
        }
        if (text.get().equals("none")) {
            return new CategoryFilter.None();
        }
        if (!Uuid7.isValid(text.get())) {
            parameters.wrong("category", "must be the id of a category, or none");
            return new CategoryFilter.Any();
        }
        return new CategoryFilter.Of(text.get());
    }

    private static Set<Priority> priorities(Parameters parameters) {
        Optional<String> text = parameters.get("priority");
        Set<Priority> priorities = EnumSet.noneOf(Priority.class);
        if (text.isPresent()) {
            for (int start = 0; start <= text.get().length();) {
                int comma = text.get().indexOf(',', start);
                int end = comma < 0 ? text.get().length() : comma;
                Optional<Priority> priority = Priority.of(text.get().substring(start, end));
                if (priority.isEmpty()) {
                    parameters.wrong("priority", "must be one or more of low, medium and high, with commas between");
                    break;
                }
                priorities.add(priority.get());
                start = end + 1;
            }
        }
        return priorities.isEmpty() ? EnumSet.allOf(Priority.class) : priorities;
    }

    private static DueRange due(Parameters parameters) {
        Optional<Due> from = due(parameters, "dueFrom");
        Optional<Due> to = due(parameters, "dueTo");
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0
                && !(to.get().isDate() && from.get().text().startsWith(to.get().text()))) {
            parameters.wrong("dueTo", "must not be before dueFrom");
        }
        return new DueRange(from, to);
    }

    private static Optional<Due> due(Parameters parameters, String name) {
        Optional<String> text = parameters.get(name);
        try {
            return text.map(Due::parse);
        } catch (DateTimeException _) {
            parameters.wrong(name, Fields.DUE_FORM);
            return Optional.empty();
        }
    }

    private static CreatedRange created(Parameters parameters) {
        Optional<Instant> from = instant(parameters, "createdFrom", 0);
        Optional<Instant> to = instant(parameters, "createdTo", DAY_MILLIS - 1);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            parameters.wrong("createdTo", "must not be before createdFrom");
        }
        return new CreatedRange(from, to);
    }

    private static Optional<Instant> instant(Parameters parameters, String name, long ofDay) {
        Optional<String> text = parameters.get(name);
        try {
            return text.map(value -> value.length() == 10
                    ? Instant.ofEpochMilli(Timestamps.parseDate(value).toEpochDay() * DAY_MILLIS + ofDay)
                    : inFourDigits(Timestamps.parse(value)));
        } catch (DateTimeException _) {
            parameters.wrong(name, "must be a date such as 2026-12-01 or a time with its offset such as"
                    + " 2026-12-01T09:30:00Z");
            return Optional.empty();
        }
    }

    /** An offset can bring a time into a year that has no four-digit form: then this throws. */
    private static Instant inFourDigits(Instant instant) {
        return Timestamps.parse(Timestamps.format(instant));
    }

    private static Optional<Search> search(Parameters parameters) {
        Optional<String> text = parameters.get("q");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String fault = Texts.fault(text.get(), 0, Limits.SEARCH);
        if (fault != null) {
            parameters.wrong("q", fault);
            return Optional.empty();
        }
        List<SearchTerm> terms = SearchReader.terms(text.get());
        if (terms.isEmpty()) {
            parameters.wrong("q", "must have a word to search for");
        } else if (terms.size() > Limits.SEARCH_TERMS) {
            parameters.wrong("q", "must have at most " + Limits.SEARCH_TERMS + " words or quoted phrases; it has "
                    + terms.size());
        } else {
            return Optional.of(new Search(terms));
        }
        return Optional.empty();
    }

    private static TaskQuery query(Parameters parameters, TaskFilter filter, Optional<Search> search) {
        boolean byRank = parameters.get("q").isPresent() && parameters.get("sort").isEmpty();
        if (byRank && parameters.get("order").isPresent()) {
            parameters.wrong("order", "goes with sort when q is given: without sort the best matches come first");
        }
        TaskOrder order = order(parameters);
        if (search.isEmpty()) {
            return new TaskQuery(filter, order);
        }
        return byRank ? TaskQuery.ranked(filter, search.get()) : TaskQuery.searching(filter, search.get(), order);
    }

    private static TaskOrder order(Parameters parameters) {
        Optional<String> sort = parameters.get("sort");
        Optional<SortField> known = sort.flatMap(SortField::of);
        if (sort.isPresent() && known.isEmpty()) {
            parameters.wrong("sort", "must be createdAt, dueDate or priority");
        }
        SortField field = known.orElse(SortField.CREATED);
        boolean descending = switch (parameters.get("order").orElse("")) {
            case "asc" -> false;
            case "desc" -> true;
            default -> {
                if (parameters.get("order").isPresent()) {
                    parameters.wrong("order", "must be asc or desc");
                }
                yield switch (field) {
                    case CREATED, PRIORITY -> true;
                    case DUE -> false;
                };
            }
        };
        return new TaskOrder(field, descending);
    }

    private static int limit(Parameters parameters) {
        Optional<String> text = parameters.get("limit");
        if (text.isEmpty()) {
            return Limits.PAGE_DEFAULT;
        }
        int limit = 0;
        for (int i = 0; i < text.get().length() && limit <= Limits.PAGE_MAX; i++) {
            char c = text.get().charAt(i);
            limit = c < '0' || c > '9' ? Integer.MAX_VALUE : limit * 10 + c - '0';
        }
        if (limit < 1 || limit > Limits.PAGE_MAX) {
            parameters.wrong("limit", "must be a number from 1 to " + Limits.PAGE_MAX);
        }
        return limit;
    }
}
