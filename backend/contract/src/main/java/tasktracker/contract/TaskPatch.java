package tasktracker.contract;

import java.util.Optional;

/** The body of PUT /tasks/{id}: the fields that change. An empty {@code description} clears it. */
public record TaskPatch(Optional<String> title, Optional<String> description, Optional<Boolean> completed,
        Optional<Priority> priority, Change<String> category, Change<Due> due) {

    /** A patch that changes nothing. */
    public static final TaskPatch NONE = new TaskPatch(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Change.keep(), Change.keep());

    public TaskPatch withTitle(String value) {
        return new TaskPatch(Optional.of(value), description, completed, priority, category, due);
    }

    public TaskPatch withDescription(String value) {
        return new TaskPatch(title, Optional.of(value), completed, priority, category, due);
    }

    public TaskPatch withCompleted(boolean value) {
        return new TaskPatch(title, description, Optional.of(value), priority, category, due);
    }

    public TaskPatch withPriority(Priority value) {
        return new TaskPatch(title, description, completed, Optional.of(value), category, due);
    }

    public TaskPatch withCategory(Change<String> value) {
        return new TaskPatch(title, description, completed, priority, value, due);
    }

    public TaskPatch withDue(Change<Due> value) {
        return new TaskPatch(title, description, completed, priority, category, value);
    }
}
