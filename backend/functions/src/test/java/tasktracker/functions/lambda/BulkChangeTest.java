package tasktracker.functions.lambda;

final class BulkChangeTest extends BulkChangeCase {
    BulkChangeTest() {
        super(new Backend());
    }
}
