package tasktracker.functions.lambda;

import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.functions.category.CategoryService;
import tasktracker.functions.category.CategoryStore.Update;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.CategoryBodies;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.ETag;
import tasktracker.functions.store.Precondition;

/** PUT /categories/{id}, conditional by If-Match. */
public final class UpdateCategory extends ApiFunction {
    private final CategoryService categories;

    public UpdateCategory() {
        this(Wiring.application());
    }

    public UpdateCategory(Application application) {
        super(application, Access.WRITE);
        this.categories = application.categories();
    }

    @Override
    ApiResponse answer(Call call) {
        String id = call.id();
        Precondition precondition = ETag.required(call.request());
        CategoryPatch patch = CategoryBodies.patch(call.body());
        return switch (categories.update(call.userId(), id, precondition, patch, call.token())) {
            case Update.Updated(Category category) -> Answers.ok(category);
            case Update.Replayed(Category category) -> Answers.replayed(Answers.ok(category));
            case Update.TokenReused() -> call.answer(Conflicts.tokenReused());
            case Update.NotFound() -> call.answer(Problems.notFound());
            case Update.VersionMismatch(Category current) ->
                call.answer(Problems.versionMismatch(current.version()));
            case Update.NameTaken(String holder) -> call.answer(Problems.categoryNameTaken(holder,
                    categories.isBeingDeleted(call.userId(), holder)));
        };
    }
}
