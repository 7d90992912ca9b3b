package tasktracker.functions.lambda;

final class TaskFunctionsOnDynamoTest extends TaskFunctionsCase {
    TaskFunctionsOnDynamoTest() {
        super(Backend.onDynamo());
    }
}
