package tasktracker.cli.complete;

import java.util.Collection;
import java.util.List;
import tasktracker.cli.schema.ResultSchemas;
import tasktracker.contract.TaskFields;

/** What {@code --fields} knows: of the common nouns at hand, of the other commands read from their schemas. */
final class Fields {
    private static final List<String> TASK = List.of(TaskFields.TASK_ID, TaskFields.TITLE, TaskFields.DESCRIPTION,
            TaskFields.COMPLETED, TaskFields.PRIORITY, TaskFields.CATEGORY_ID, TaskFields.DUE_DATE,
            TaskFields.CREATED_AT, TaskFields.UPDATED_AT, TaskFields.COMPLETED_AT, TaskFields.EXTERNAL_ID,
            TaskFields.VERSION, TaskFields.CATEGORY);
    private static final List<String> CATEGORY = List.of(TaskFields.CATEGORY_ID, TaskFields.NAME, TaskFields.COLOR,
            TaskFields.ICON, TaskFields.CREATED_AT, TaskFields.UPDATED_AT, TaskFields.VERSION);
    /** Of a line of its result, which is not what its JSON document holds. */
    private static final List<String> LOAD_TEST = List.of("operation", "outcome", "count", "p50", "p90", "p99", "p99.9",
            "max", "serviceP99");

    private Fields() {}

    /** The fields of what a command prints. */
    static Collection<String> of(String qualifiedName) {
        if (qualifiedName.startsWith("tasktracker task ")) {
            return TASK;
        }
        if (qualifiedName.startsWith("tasktracker category ")) {
            return CATEGORY;
        }
        return qualifiedName.equals("tasktracker load-test") ? LOAD_TEST : ResultSchemas.fields(qualifiedName);
    }
}
