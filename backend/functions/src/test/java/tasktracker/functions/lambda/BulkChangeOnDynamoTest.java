package tasktracker.functions.lambda;

final class BulkChangeOnDynamoTest extends BulkChangeCase {
    BulkChangeOnDynamoTest() {
        super(Backend.onDynamo());
    }
}
