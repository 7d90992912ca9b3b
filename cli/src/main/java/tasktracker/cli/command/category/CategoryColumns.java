package tasktracker.cli.command.category;

import java.util.List;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.contract.Category;
import tasktracker.contract.TaskFields;
import tasktracker.contract.Timestamps;

/** The fields of a category. */
final class CategoryColumns {
    private CategoryColumns() {}

    static Columns<Category> all() {
        return Columns.of(Category::categoryId, List.of(
                Column.of(TaskFields.CATEGORY_ID, Category::categoryId),
                Column.of(TaskFields.NAME, Category::name).shrinking(),
                Column.of(TaskFields.COLOR, Category::color),
                Column.of(TaskFields.ICON, Category::icon),
                Column.of(TaskFields.CREATED_AT, category -> Timestamps.format(category.createdAt())),
                Column.of(TaskFields.UPDATED_AT, category -> Timestamps.format(category.updatedAt())),
                Column.of(TaskFields.VERSION, Category::version).toTheRight()),
                TaskFields.NAME, TaskFields.COLOR, TaskFields.ICON, TaskFields.CATEGORY_ID);
    }
}
