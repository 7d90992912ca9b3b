package tasktracker.functions.lambda;

final class BulkCreateTasksOnDynamoTest extends BulkCreateTasksCase {
    BulkCreateTasksOnDynamoTest() {
        super(Backend.onDynamo());
    }
}
