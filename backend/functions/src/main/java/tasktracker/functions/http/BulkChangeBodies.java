package tasktracker.functions.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkChange.Mode;
import tasktracker.contract.Limits;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Uuid7;

/**
 * Reads the bodies of bulk changes. Ids that can be no task's are a fault of the request, and refused with everything
 * else that is wrong with it; ids that merely are nobody's become results.
 */
public final class BulkChangeBodies {
    private static final String MODE = "mode";
    private static final String TASK_IDS = "taskIds";

    private BulkChangeBodies() {}

    /**
     * Reads the body of POST /tasks/bulk/status.
     *
     * @throws Refusal with every field that is wrong
     */
    public static BulkChange.SetStatus status(Map<String, Object> body) {
        FieldErrors errors = new FieldErrors();
        Fields fields = new Fields(body, errors);
        Mode mode = mode(fields, errors);
        List<String> taskIds = taskIds(fields, errors, mode);
        fields.require(TaskFields.COMPLETED);
        Boolean completed = fields.flag(TaskFields.COMPLETED);
        fields.refuseOthers();
        errors.refuseIfAny();
        return new BulkChange.SetStatus(mode, taskIds, completed);
    }

    /** Reads the body of POST /tasks/bulk/delete; throws as above. */
    public static BulkChange.Delete delete(Map<String, Object> body) {
        FieldErrors errors = new FieldErrors();
        Fields fields = new Fields(body, errors);
        Mode mode = mode(fields, errors);
        List<String> taskIds = taskIds(fields, errors, mode);
        fields.refuseOthers();
        errors.refuseIfAny();
        return new BulkChange.Delete(mode, taskIds);
    }

    /** Reads the body of POST /tasks/bulk/move, whose category is {@code null} for none; throws as above. */
    public static BulkChange.Move move(Map<String, Object> body) {
        FieldErrors errors = new FieldErrors();
        Fields fields = new Fields(body, errors);
        Mode mode = mode(fields, errors);
        List<String> taskIds = taskIds(fields, errors, mode);
        if (!fields.has(TaskFields.CATEGORY_ID)) {
            errors.add(TaskFields.CATEGORY_ID, "is required: the id of a category, or null for none");
        }
        String categoryId = fields.categoryId(TaskFields.CATEGORY_ID);
        fields.refuseOthers();
        errors.refuseIfAny();
        return new BulkChange.Move(mode, taskIds, categoryId);
    }

    private static Mode mode(Fields fields, FieldErrors errors) {
        Object value = fields.value(MODE);
        Optional<Mode> mode = value instanceof String text ? Mode.of(text) : Optional.empty();
        if (value != null && mode.isEmpty()) {
            errors.add(MODE, "must be write or atomic");
        }
        return mode.orElse(Mode.WRITE);
    }

    private static List<String> taskIds(Fields fields, FieldErrors errors, Mode mode) {
        fields.require(TASK_IDS);
        Object value = fields.value(TASK_IDS);
        int max = switch (mode) {
            case WRITE -> Limits.BULK;
            case ATOMIC -> Limits.BULK_ATOMIC;
        };
        if (!(value instanceof List<?> list)) {
            errors.add(TASK_IDS, "must be a list of the ids of tasks");
            return List.of();
        }
        if (list.isEmpty() || list.size() > max) {
            errors.add(TASK_IDS, "must hold 1 to " + max + " ids in mode " + mode.wire() + "; it holds "
                    + list.size());
            return List.of();
        }
        List<String> taskIds = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String text && Uuid7.isValid(text)) {
                taskIds.add(text);
            } else {
                errors.add(TASK_IDS + "[" + i + "]", "must be the id of a task, a UUIDv7 in lower case");
            }
        }
        return taskIds;
    }
}
