package tasktracker.functions.category;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.functions.store.Expected;
import tasktracker.functions.store.RetryLaterException;
import tasktracker.functions.store.WriteToken;

/**
 * Where categories are kept. Every call names the user first and can reach no other user's categories. Names are
 * unique per user by their folded form, see {@link tasktracker.contract.Folding}; the store folds them. Every
 * call may throw {@link RetryLaterException}, and then has written nothing; or, when the store did not answer, all or
 * nothing.
 */
public interface CategoryStore {
    /** What became of {@link CategoryStore#create}. */
    sealed interface Creation {
        /** The category and the guard of its name are stored. */
        record Created() implements Creation {}

        /** An earlier call with this token and body created this category. */
        record Replayed(String categoryId, Instant createdAt) implements Creation {}

        /** The token was used with another body. */
        record TokenReused() implements Creation {}

        /** The name is held by this category of the user. */
        record NameTaken(String categoryId) implements Creation {}

        /** The user has {@link tasktracker.contract.Limits#CATEGORIES}. */
        record TooMany() implements Creation {}
    }

    /** What became of {@link CategoryStore#update}. */
    sealed interface Update {
        /** The category after the change. */
        record Updated(Category category) implements Update {}

        /** An earlier call with this token and body made this change last; the category as it is. */
        record Replayed(Category category) implements Update {}

        /** The token was last used with another body. */
        record TokenReused() implements Update {}

        /** Missing, or being deleted. */
        record NotFound() implements Update {}

        record VersionMismatch(Category current) implements Update {}

        record NameTaken(String categoryId) implements Update {}
    }

    /** What became of {@link CategoryStore#startDeleting}. */
    sealed interface Start {
        /**
         * The category is marked, now or by an earlier call: no task can be put into it any more, nor does it change.
         *
         * @param mark that of the call that marked it
         */
        record Started(Category category, DeletionMark mark) implements Start {}

        /** It was removed less than five minutes ago: tasks that were on their way may still turn up. */
        record Removed() implements Start {}

        record NotFound() implements Start {}

        record VersionMismatch(Category current) implements Start {}
    }

    /** What became of {@link CategoryStore#remove}. */
    enum Removal {
        REMOVED,
        /** Somebody else has removed it. */
        GONE,
        /** The mark was taken back since: tasks may have come into it again. */
        REOPENED
    }

    /** Stores a new category and the guard of its name, all or nothing. A token is checked first, then the number. */
    Creation create(String userId, Category category, Optional<WriteToken> token);

    /** The category as it is now (strongly consistent); empty when missing or being deleted. */
    Optional<Category> find(String userId, String categoryId);

    /** All categories but those being deleted, in order of creation. */
    List<Category> list(String userId);

    /** Changes a category, and with its name the guard of it, all or nothing. */
    Update update(String userId, String categoryId, Expected expected, CategoryPatch patch,
            Optional<WriteToken> token, Instant now);

    /** Marks a category as being deleted. Repeatable: the version counts, and the mark stays, only the first time. */
    Start startDeleting(String userId, String categoryId, Expected expected, DeletionMark mark);

    /** Takes this mark back; nothing when the category does not bear it. */
    void stopDeleting(String userId, String categoryId, DeletionMark mark);

    /**
     * Removes a category that has borne this mark all the time, and the guard of its name, leaving a tombstone for five
     * minutes. Repeatable.
     *
     * @param category as it was when it was marked
     */
    Removal remove(String userId, Category category, DeletionMark mark, Instant now);
}
