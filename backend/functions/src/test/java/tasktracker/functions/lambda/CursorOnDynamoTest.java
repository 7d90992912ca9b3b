package tasktracker.functions.lambda;

final class CursorOnDynamoTest extends CursorCase {
    CursorOnDynamoTest() {
        super(Backend.onDynamo());
    }
}
