package tasktracker.functions.lambda;

final class IsolationOnDynamoTest extends IsolationCase {
    IsolationOnDynamoTest() {
        super(Backend.onDynamo());
    }
}
