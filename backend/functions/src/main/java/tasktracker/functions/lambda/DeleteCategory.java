package tasktracker.functions.lambda;

import tasktracker.contract.Category;
import tasktracker.functions.category.CategoryDeletion;
import tasktracker.functions.category.CategoryDeletion.Outcome;
import tasktracker.functions.category.TasksChoice;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.DeleteCategoryParameters;
import tasktracker.functions.http.ETag;
import tasktracker.functions.store.Precondition;

/** DELETE /categories/{id}; what happens to its tasks is the caller's choice. */
public final class DeleteCategory extends ApiFunction {
    private final CategoryDeletion deletion;

    public DeleteCategory() {
        this(Wiring.application());
    }

    public DeleteCategory(Application application) {
        super(application, Access.WRITE);
        this.deletion = application.categoryDeletion();
    }

    @Override
    ApiResponse answer(Call call) {
        String id = call.id();
        TasksChoice choice = DeleteCategoryParameters.read(call.request(), id);
        Precondition precondition = ETag.optional(call.request());
        return switch (deletion.delete(call.userId(), id, precondition, choice, call.deadline())) {
            case Outcome.Deleted() -> ApiResponse.empty(204);
            case Outcome.InUse(int tasks) -> call.answer(Problems.categoryInUse(tasks));
            case Outcome.NotFound() -> call.answer(Problems.notFound());
            case Outcome.VersionMismatch(Category current) ->
                call.answer(Problems.versionMismatch(current.version()));
            case Outcome.TargetMissing(String target) -> call.answer(Conflicts.categoryMissing(target));
            case Outcome.Unfinished(int moved) -> call.answer(Problems.deletionUnfinished(moved));
        };
    }
}
