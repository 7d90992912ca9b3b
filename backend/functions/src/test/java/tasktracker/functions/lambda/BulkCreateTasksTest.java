package tasktracker.functions.lambda;

final class BulkCreateTasksTest extends BulkCreateTasksCase {
    BulkCreateTasksTest() {
        super(new Backend());
    }
}
