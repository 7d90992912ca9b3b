package tasktracker.functions.lambda;

final class DeleteCategoryOnDynamoTest extends DeleteCategoryCase {
    DeleteCategoryOnDynamoTest() {
        super(Backend.onDynamo());
    }
}
