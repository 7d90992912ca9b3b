package tasktracker.cli.client;

import java.util.List;
import java.util.Optional;
import tasktracker.contract.Due;
import tasktracker.contract.Priority;
import tasktracker.contract.SortField;
import tasktracker.contract.TaskStatus;

/**
 * What {@code GET /tasks} is asked for, but for the page. Bounds are inclusive; a date as bound covers that whole UTC
 * day.
 *
 * @param category a category's id, or {@link #NO_CATEGORY}
 * @param priorities any of them; empty is all
 * @param search terms that all must match
 * @param sort absent: the server's order, ranked when there is a search, else by creation
 */
public record TaskQuery(TaskStatus status, Optional<String> category, List<Priority> priorities, Optional<Due> dueFrom,
        Optional<Due> dueTo, Optional<Due> createdFrom, Optional<Due> createdTo, Optional<String> search,
        Optional<SortField> sort, boolean descending) {
    /** The category of the tasks that have none. */
    public static final String NO_CATEGORY = "none";

    public TaskQuery {
        priorities = List.copyOf(priorities);
    }

    /** Every task of that status, newest first. */
    public static TaskQuery of(TaskStatus status) {
        return new TaskQuery(status, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(SortField.CREATED), true);
    }

    /** Every task of that status that a search finds, best matches first. */
    public static TaskQuery found(TaskStatus status, String search) {
        return new TaskQuery(status, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(search), Optional.empty(), false);
    }

    /** The same in another order. */
    public TaskQuery sorted(SortField field, boolean down) {
        return new TaskQuery(status, category, priorities, dueFrom, dueTo, createdFrom, createdTo, search,
                Optional.of(field), down);
    }

    /** The path with its query string, for a page of that size. */
    public String path(int limit, Optional<String> cursor) {
        Query query = new Query("/tasks").add("status", status.wire());
        category.ifPresent(id -> query.add("category", id));
        if (!priorities.isEmpty()) {
            StringBuilder names = new StringBuilder();
            for (Priority priority : priorities) {
                names.append(names.isEmpty() ? "" : ",").append(priority.wire());
            }
            query.add("priority", names.toString());
        }
        dueFrom.ifPresent(due -> query.add("dueFrom", due.text()));
        dueTo.ifPresent(due -> query.add("dueTo", due.text()));
        createdFrom.ifPresent(created -> query.add("createdFrom", created.text()));
        createdTo.ifPresent(created -> query.add("createdTo", created.text()));
        search.ifPresent(text -> query.add("q", text));
        sort.ifPresent(field -> query.add("sort", field.wire()).add("order", descending ? "desc" : "asc"));
        query.add("limit", Integer.toString(limit));
        cursor.ifPresent(text -> query.add("cursor", text));
        return query.toString();
    }
}
