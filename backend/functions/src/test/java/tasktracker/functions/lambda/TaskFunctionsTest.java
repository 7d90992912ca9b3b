package tasktracker.functions.lambda;

final class TaskFunctionsTest extends TaskFunctionsCase {
    TaskFunctionsTest() {
        super(new Backend());
    }
}
