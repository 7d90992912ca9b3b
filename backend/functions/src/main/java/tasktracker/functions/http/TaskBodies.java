package tasktracker.functions.http;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tasktracker.contract.Change;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;
import tasktracker.contract.TaskFields;
import tasktracker.contract.TaskPatch;
import tasktracker.contract.Uuid7;
import tasktracker.functions.task.TaskDraft;

/** Reads the bodies that create and change tasks. All that is wrong with one is told at once. */
public final class TaskBodies {
    private static final Set<String> SERVERS = Set.of(TaskFields.TASK_ID, TaskFields.EXTERNAL_ID,
            TaskFields.CREATED_AT, TaskFields.UPDATED_AT, TaskFields.COMPLETED_AT, TaskFields.VERSION);

    private final Clock clock;

    public TaskBodies(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads the body of POST /tasks. A field that is {@code null} counts as absent.
     *
     * @throws Refusal with every field that is wrong
     */
    public TaskDraft draft(Map<String, Object> body) {
        FieldErrors errors = new FieldErrors();
        TaskDraft draft = draft(body, errors);
        errors.refuseIfAny();
        return draft;
    }

    /** As {@link #draft(Map)}, noting what is wrong; null when anything is. */
    TaskDraft draft(Map<String, Object> body, FieldErrors errors) {
        Fields fields = new Fields(body, errors);
        Instant latest = clock.instant().plusSeconds(Limits.CREATED_AHEAD_SECONDS);
        fields.require(TaskFields.TITLE);
        String title = fields.visibleText(TaskFields.TITLE, Limits.TITLE);
        String description = fields.text(TaskFields.DESCRIPTION, 0, Limits.DESCRIPTION);
        Boolean completed = fields.flag(TaskFields.COMPLETED);
        Priority priority = fields.priority(TaskFields.PRIORITY);
        String categoryId = fields.categoryId(TaskFields.CATEGORY_ID);
        Due due = fields.due(TaskFields.DUE_DATE);
        String externalId = fields.text(TaskFields.EXTERNAL_ID, 1, Limits.EXTERNAL_ID);
        Instant createdAt = fields.instant(TaskFields.CREATED_AT, latest);
        String taskId = taskId(fields, errors, createdAt, latest);
        Instant completedAt = fields.instant(TaskFields.COMPLETED_AT, latest);
        if (fields.hasValue(TaskFields.COMPLETED_AT) && !Boolean.TRUE.equals(completed)) {
            errors.add(TaskFields.COMPLETED_AT, "needs completed to be true");
        }
        fields.refuseOthers();
        if (!errors.isEmpty()) {
            return null;
        }
        NewTask task = new NewTask(title, description == null ? "" : description, Boolean.TRUE.equals(completed),
                priority == null ? Priority.MEDIUM : priority, categoryId, due, externalId, taskId, createdAt,
                completedAt);
        return new TaskDraft(task, sent(body));
    }

    /**
     * Reads the body of PUT /tasks/{id}: {@code null} clears description, category and due date.
     *
     * @throws Refusal with every field that is wrong
     */
    public TaskPatch patch(Map<String, Object> body) {
        FieldErrors errors = new FieldErrors();
        Fields fields = new Fields(body, errors);
        fields.refuseNull(TaskFields.TITLE);
        fields.refuseNull(TaskFields.COMPLETED);
        fields.refuseNull(TaskFields.PRIORITY);
        String title = fields.visibleText(TaskFields.TITLE, Limits.TITLE);
        String description = fields.isNull(TaskFields.DESCRIPTION)
                ? ""
                : fields.text(TaskFields.DESCRIPTION, 0, Limits.DESCRIPTION);
        Boolean completed = fields.flag(TaskFields.COMPLETED);
        Priority priority = fields.priority(TaskFields.PRIORITY);
        Change<String> category = fields.change(TaskFields.CATEGORY_ID, fields.categoryId(TaskFields.CATEGORY_ID));
        Change<Due> due = fields.change(TaskFields.DUE_DATE, fields.due(TaskFields.DUE_DATE));
        fields.refuse(SERVERS, "cannot be changed");
        fields.refuseOthers();
        errors.refuseIfAny();
        return new TaskPatch(Optional.ofNullable(title), Optional.ofNullable(description),
                Optional.ofNullable(completed), Optional.ofNullable(priority), category, due);
    }

    private static String taskId(Fields fields, FieldErrors errors, Instant createdAt, Instant latest) {
        String taskId = fields.id(TaskFields.TASK_ID, "must be a UUIDv7 in lower case");
        if (taskId == null) {
            return null;
        }
        long millis = Uuid7.millis(taskId);
        if (millis > latest.toEpochMilli()) {
            errors.add(TaskFields.TASK_ID, "carries a time that lies more than five minutes ahead");
        } else if (createdAt != null && createdAt.toEpochMilli() != millis) {
            errors.add(TaskFields.TASK_ID, "carries another time than createdAt");
        }
        return taskId;
    }

    private static Set<String> sent(Map<String, Object> body) {
        Set<String> sent = new HashSet<>();
        for (Map.Entry<String, Object> field : body.entrySet()) {
            if (field.getValue() != null) {
                sent.add(field.getKey());
            }
        }
        return sent;
    }
}
