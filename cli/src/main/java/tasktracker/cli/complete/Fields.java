package tasktracker.cli.complete;

import java.util.List;
import tasktracker.contract.TaskFields;

/** What {@code --fields} knows, for the nouns whose verbs all print the same resource. */
final class Fields {
    private static final List<String> TASK = List.of(TaskFields.TASK_ID, TaskFields.TITLE, TaskFields.DESCRIPTION,
            TaskFields.COMPLETED, TaskFields.PRIORITY, TaskFields.CATEGORY_ID, TaskFields.DUE_DATE,
            TaskFields.CREATED_AT, TaskFields.UPDATED_AT, TaskFields.COMPLETED_AT, TaskFields.EXTERNAL_ID,
            TaskFields.VERSION, TaskFields.CATEGORY);
    private static final List<String> CATEGORY = List.of(TaskFields.CATEGORY_ID, TaskFields.NAME, TaskFields.COLOR,
            TaskFields.ICON, TaskFields.CREATED_AT, TaskFields.UPDATED_AT, TaskFields.VERSION);

    private Fields() {}

    /** The fields of the resource that a command prints; none when that is not known. */
    static List<String> of(String qualifiedName) {
        if (qualifiedName.startsWith("tasktracker task ")) {
            return TASK;
        }
        return qualifiedName.startsWith("tasktracker category ") ? CATEGORY : List.of();
    }
}
