package tasktracker.functions.lambda;

final class ReplayTest extends ReplayCase {
    ReplayTest() {
        super(new Backend());
    }
}
