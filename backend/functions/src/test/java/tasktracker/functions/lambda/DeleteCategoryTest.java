package tasktracker.functions.lambda;

final class DeleteCategoryTest extends DeleteCategoryCase {
    DeleteCategoryTest() {
        super(new Backend());
    }
}
