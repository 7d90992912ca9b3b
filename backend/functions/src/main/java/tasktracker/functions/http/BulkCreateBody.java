package tasktracker.functions.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Limits;
import tasktracker.functions.task.TaskDraft;

/** The body of POST /tasks/bulk/create: what is wrong with one task is told of that task. */
public record BulkCreateBody(BulkCreate.Mode mode, List<Item> items) {
    private static final String MODE = "mode";
    private static final String TASKS = "tasks";

    public BulkCreateBody {
        items = List.copyOf(items);
    }

    /** One task of the request. */
    public sealed interface Item {
        /** A task that can be tried; {@code sent} is what it was read from. */
        record Valid(TaskDraft draft, Map<String, Object> sent) implements Item {}

        record Invalid(Problem problem) implements Item {}
    }

    /**
     * Reads the body.
     *
     * @throws Refusal when mode or the list itself is wrong
     */
    public static BulkCreateBody read(Map<String, Object> body, TaskBodies bodies) {
        FieldErrors errors = new FieldErrors();
        Fields fields = new Fields(body, errors);
        BulkCreate.Mode mode = mode(fields, errors);
        List<?> tasks = tasks(fields, errors, mode);
        fields.refuseOthers();
        errors.refuseIfAny();
        List<Item> items = new ArrayList<>(tasks.size());
        for (Object task : tasks) {
            items.add(item(task, bodies));
        }
        return new BulkCreateBody(mode, items);
    }

    /** What is wrong, by the index of the task. */
    public Map<Integer, Problem> invalid() {
        Map<Integer, Problem> invalid = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Item.Invalid(Problem problem)) {
                invalid.put(i, problem);
            }
        }
        return invalid;
    }

    private static BulkCreate.Mode mode(Fields fields, FieldErrors errors) {
        Object value = fields.value(MODE);
        Optional<BulkCreate.Mode> mode = value instanceof String text ? BulkCreate.Mode.of(text) : Optional.empty();
        if (value != null && mode.isEmpty()) {
            errors.add(MODE, "must be write, check or atomic");
        }
        return mode.orElse(BulkCreate.Mode.WRITE);
    }

    private static List<?> tasks(Fields fields, FieldErrors errors, BulkCreate.Mode mode) {
        fields.require(TASKS);
        Object value = fields.value(TASKS);
        int max = switch (mode) {
            case WRITE, CHECK -> Limits.BULK;
            case ATOMIC -> Limits.BULK_ATOMIC;
        };
        if (!(value instanceof List<?> tasks)) {
            errors.add(TASKS, "must be a list of tasks");
            return List.of();
        }
        if (tasks.isEmpty() || tasks.size() > max) {
            errors.add(TASKS, "must hold 1 to " + max + " tasks in mode " + mode.wire() + "; it holds "
                    + tasks.size());
        }
        return tasks;
    }

    @SuppressWarnings("unchecked")
    private static Item item(Object task, TaskBodies bodies) {
        if (!(task instanceof Map<?, ?> object)) {
            return new Item.Invalid(Problem.of(ErrorCode.VALIDATION_ERROR, "A task must be a JSON object"));
        }
        FieldErrors errors = new FieldErrors();
        Map<String, Object> sent = (Map<String, Object>) object;
        TaskDraft draft = bodies.draft(sent, errors);
        return draft == null ? new Item.Invalid(errors.problem()) : new Item.Valid(draft, sent);
    }
}
