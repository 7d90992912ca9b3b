package tasktracker.cli.command.load;

import java.util.List;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.contract.Category;

/** What an earlier run had left. */
record RemovedRow(Category category, long tasks) {
    static Columns<RemovedRow> columns() {
        return Columns.of(row -> row.category().categoryId(), List.of(
                Column.of("categoryId", row -> row.category().categoryId()),
                Column.<RemovedRow>of("category", row -> row.category().name()).shrinking(),
                Column.<RemovedRow>of("tasks", RemovedRow::tasks).toTheRight()), "category", "tasks");
    }
}
