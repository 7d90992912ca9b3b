package tasktracker.functions.lambda;

final class CursorTest extends CursorCase {
    CursorTest() {
        super(new Backend());
    }
}
