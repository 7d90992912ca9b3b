package tasktracker.functions.lambda;

import tasktracker.contract.Category;
import tasktracker.contract.NewCategory;
import tasktracker.functions.category.CategoryService;
import tasktracker.functions.category.CategoryService.Creation;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.CategoryBodies;
import tasktracker.functions.http.Conflicts;

/** POST /categories. */
public final class CreateCategory extends ApiFunction {
    private final CategoryService categories;

    public CreateCategory() {
        this(Wiring.application());
    }

    public CreateCategory(Application application) {
        super(application, Access.WRITE);
        this.categories = application.categories();
    }

    @Override
    ApiResponse answer(Call call) {
        NewCategory category = CategoryBodies.draft(call.body());
        return switch (categories.create(call.userId(), category, call.token())) {
            case Creation.Created(Category created) -> Answers.created(call, created);
            case Creation.Replayed(Category created) -> Answers.replayed(Answers.created(call, created));
            case Creation.TokenReused() -> call.answer(Conflicts.tokenReused());
            case Creation.NameTaken(String holder) -> call.answer(Problems.categoryNameTaken(holder,
                    categories.isBeingDeleted(call.userId(), holder)));
            case Creation.TooMany() -> call.answer(Problems.tooManyCategories());
        };
    }
}
