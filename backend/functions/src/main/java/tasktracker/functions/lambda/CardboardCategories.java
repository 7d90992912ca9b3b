package tasktracker.functions.lambda;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.DeletionMark;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.WriteToken;

/** Keeps nothing and always has the same category, for {@link Rehearsal}. */
final class CardboardCategories implements CategoryStore {
    static final Category CATEGORY = new Category(CardboardTasks.TASK.taskId(), "Home", "#1E90FF", null,
            Instant.ofEpochMilli(0), Instant.ofEpochMilli(0), 1);

    @Override
    public Creation create(String userId, Category category, Optional<WriteToken> token) {
        return new Creation.Created();
    }

    @Override
    public Optional<Category> find(String userId, String categoryId) {
        return Optional.of(CATEGORY);
    }

    @Override
    public List<Category> list(String userId) {
        return List.of(CATEGORY);
    }

    @Override
    public Update update(String userId, String categoryId, Expected expected, CategoryPatch patch,
            Optional<WriteToken> token, Instant now) {
        return new Update.Updated(CATEGORY.with(patch, now));
    }

    @Override
    public Start startDeleting(String userId, String categoryId, Expected expected, DeletionMark mark) {
        return new Start.Started(CATEGORY, mark);
    }

    @Override
    public void stopDeleting(String userId, String categoryId, DeletionMark mark) {
        // There is nothing to take back.
    }

    @Override
    public Removal remove(String userId, Category category, DeletionMark mark, Instant now) {
        return Removal.REMOVED;
    }
}
