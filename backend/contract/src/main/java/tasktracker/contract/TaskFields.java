package tasktracker.contract;

import java.util.List;

/** The names of the fields on the wire and the columns of an export, each written once. */
public final class TaskFields {
    public static final String TASK_ID = "taskId";
    public static final String EXTERNAL_ID = "externalId";
    public static final String TITLE = "title";
    public static final String DESCRIPTION = "description";
    public static final String COMPLETED = "completed";
    public static final String PRIORITY = "priority";
    public static final String CATEGORY_ID = "categoryId";
    /** In CSV only: the category's name. */
    public static final String CATEGORY = "category";
    public static final String DUE_DATE = "dueDate";
    public static final String CREATED_AT = "createdAt";
    public static final String UPDATED_AT = "updatedAt";
    public static final String COMPLETED_AT = "completedAt";
    public static final String VERSION = "version";
    public static final String NAME = "name";
    public static final String COLOR = "color";
    public static final String ICON = "icon";

    /** The columns of a CSV export in their order. */
    public static final List<String> EXPORT_COLUMNS = List.of(TASK_ID, EXTERNAL_ID, TITLE, DESCRIPTION, COMPLETED,
            PRIORITY, CATEGORY, DUE_DATE, CREATED_AT, UPDATED_AT, COMPLETED_AT, VERSION);

    private TaskFields() {}
}
