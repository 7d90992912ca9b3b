package tasktracker.functions.category;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.NewCategory;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.Ids;
import tasktracker.functions.store.Precondition;
import tasktracker.functions.store.WriteToken;

/**
 * What can be done with categories but deleting them, see {@link CategoryDeletion}. Every call may throw
 * {@link tasktracker.functions.store.RetryLaterException}.
 */
public final class CategoryService {
    private final CategoryStore categories;
    private final Ids ids;
    private final Clock clock;

    /** What became of {@link CategoryService#create}. */
    public sealed interface Creation {
        record Created(Category category) implements Creation {}

        /** An earlier call with this token and body created the category: as it was then. */
        record Replayed(Category category) implements Creation {}

        /** The token was used with another body. */
        record TokenReused() implements Creation {}

        /** The name is held by this category. */
        record NameTaken(String categoryId) implements Creation {}

        /** The user has {@link tasktracker.contract.Limits#CATEGORIES}. */
        record TooMany() implements Creation {}
    }

    public CategoryService(CategoryStore categories, Ids ids, Clock clock) {
        this.categories = categories;
        this.ids = ids;
        this.clock = clock;
    }

    /** All categories in order of creation. */
    public List<Category> list(String userId) {
        return categories.list(userId);
    }

    /** Whether a category that holds a name is being deleted; if nobody goes on with that, it holds it for ever. */
    public boolean isBeingDeleted(String userId, String holder) {
        return categories.find(userId, holder).isEmpty();
    }

    /** Creates a category. */
    public Creation create(String userId, NewCategory draft, Optional<WriteToken> token) {
        String id = ids.next();
        Category category = category(draft, id, Ids.time(id));
        return switch (categories.create(userId, category, token)) {
            case CategoryStore.Creation.Created() -> new Creation.Created(category);
            case CategoryStore.Creation.Replayed(String first, Instant createdAt) ->
                new Creation.Replayed(category(draft, first, createdAt));
            case CategoryStore.Creation.TokenReused() -> new Creation.TokenReused();
            case CategoryStore.Creation.NameTaken(String holder) -> new Creation.NameTaken(holder);
            case CategoryStore.Creation.TooMany() -> new Creation.TooMany();
        };
    }

    /** Changes a category. */
    public CategoryStore.Update update(String userId, String categoryId, Precondition precondition,
            CategoryPatch patch, Optional<WriteToken> token) {
        Expected expected = precondition
                .expected(() -> categories.find(userId, categoryId).map(Category::version));
        return categories.update(userId, categoryId, expected, patch, token, Instant.ofEpochMilli(clock.millis()));
    }

    private static Category category(NewCategory draft, String id, Instant created) {
        return new Category(id, draft.name(), draft.color(), draft.icon(), created, created, 1);
    }
}
