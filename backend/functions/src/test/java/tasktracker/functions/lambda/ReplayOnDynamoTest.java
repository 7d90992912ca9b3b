package tasktracker.functions.lambda;

final class ReplayOnDynamoTest extends ReplayCase {
    ReplayOnDynamoTest() {
        super(Backend.onDynamo());
    }
}
