package tasktracker.functions.lambda;

import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryJson;
import tasktracker.contract.Envelope;
import tasktracker.contract.Page;
import tasktracker.functions.category.CategoryService;
import tasktracker.functions.http.ApiResponse;

/** GET /categories: all of them, in one page. */
public final class ListCategories extends ApiFunction {
    private final CategoryService categories;

    public ListCategories() {
        this(Wiring.application());
    }

    public ListCategories(Application application) {
        super(application, Access.READ);
        this.categories = application.categories();
    }

    @Override
    ApiResponse answer(Call call) {
        Page<Category> page = new Page<>(categories.list(call.userId()), Optional.empty());
        return ApiResponse.json(200, Envelope.page(page, CategoryJson::write));
    }
}
