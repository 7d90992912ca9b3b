package tasktracker.functions.lambda;

final class IsolationTest extends IsolationCase {
    IsolationTest() {
        super(new Backend());
    }
}
