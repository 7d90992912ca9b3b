package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.functions.category.CategoryStore.Creation;
import tasktracker.functions.category.CategoryStore.Removal;
import tasktracker.functions.category.CategoryStore.Start;
import tasktracker.functions.category.CategoryStore.Update;
import tasktracker.functions.category.DeletionMark;

/**
 * What every {@link tasktracker.functions.category.CategoryStore} must do: extend this and give a store. Here is
 * deleting, step by step; the rest is in the superclass.
 */
public abstract class CategoryStoreContract extends CategoryKeepingContract {
    @Test
    void aMarkedCategoryIsHiddenAndUnchangeable() {
        Category category = created(category("Work"));
        Category other = created(category("Other"));
        assertEquals(new Start.Started(category, mark()), start(category, version(1)));

        assertEquals(Optional.empty(), store.find(user, category.categoryId()));
        assertEquals(List.of(other), store.list(user));
        for (CategoryPatch patch : List.of(CategoryPatch.NONE, name("Job"), name("WORK"))) {
            assertEquals(new Update.NotFound(), change(category, ANY, patch, NO_TOKEN));
            assertEquals(new Update.NotFound(), change(category, version(1), patch, token(newKey(), "b")));
        }
        assertEquals(new Creation.NameTaken(category.categoryId()), store.create(user, category("Work"), NO_TOKEN));
    }

    @Test
    void markingIsRepeatableAndOnlyTheFirstTimeCounts() {
        Category category = created(category("Work"));
        assertEquals(new Start.VersionMismatch(category), start(category, version(2)));
        assertEquals(Optional.of(category), store.find(user, category.categoryId()));

        DeletionMark first = mark();
        Start marked = new Start.Started(category, first);
        assertEquals(marked, store.startDeleting(user, category.categoryId(), version(1), first));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(marked, start(category, version(1)));
        assertEquals(marked, start(category, version(7)));
        assertEquals(marked, start(category, ANY));
    }

    @Test
    void whatIsNotThereCannotBeMarked() {
        Category category = created(category("Work"));

        assertEquals(new Start.NotFound(), store.startDeleting(user, newId(), ANY, mark()));
        assertEquals(new Start.NotFound(), store.startDeleting(newUser(), category.categoryId(), version(1), mark()));
        assertEquals(List.of(category), store.list(user));
    }

    @Test
    void aMarkCanBeTakenBack() {
        Category category = created(category("Work"));
        store.stopDeleting(user, category.categoryId(), mark());
        store.stopDeleting(user, newId(), mark());
        assertEquals(List.of(category), store.list(user));

        start(category, ANY);
        store.stopDeleting(user, category.categoryId(), mark());
        assertEquals(Optional.of(category), store.find(user, category.categoryId()));
        assertEquals(new Start.VersionMismatch(category), start(category, version(2)));
        Category renamed = category.with(name("Job"), LATER);
        assertEquals(new Update.Updated(renamed), change(category, version(1), name("Job"), NO_TOKEN));
    }

    @Test
    void whoMarkedEarlierHasNoPowerOverALaterMark() {
        Category category = created(category("Work"));
        DeletionMark first = mark();
        start(category, ANY);
        store.stopDeleting(user, category.categoryId(), first);
        clock.advance(Duration.ofMillis(1));
        start(category, ANY);

        store.stopDeleting(user, category.categoryId(), first);
        assertEquals(Optional.empty(), store.find(user, category.categoryId()));
        assertEquals(Removal.REOPENED, store.remove(user, category, first, clock.instant()));
        assertEquals(new Start.Started(category, mark()), start(category, ANY));
        assertEquals(Removal.REMOVED, remove(category));
    }

    @Test
    void aRemovedCategoryFreesItsNameAndIsRememberedForFiveMinutes() {
        Category category = created(category("Work"));
        start(category, ANY);
        assertEquals(Removal.REMOVED, remove(category));

        assertEquals(Optional.empty(), store.find(user, category.categoryId()));
        assertEquals(List.of(), store.list(user));
        assertEquals(new Start.Removed(), start(category, version(1)));
        assertEquals(new Update.NotFound(), change(category, ANY, name("Job"), NO_TOKEN));
        created(category("Work"));
        clock.advance(Duration.ofMinutes(5).minusSeconds(2));
        assertEquals(new Start.Removed(), start(category, ANY));
        assertEquals(new Start.NotFound(),
                store.startDeleting(newUser(), category.categoryId(), ANY, mark()));
        clock.advance(Duration.ofSeconds(4));
        assertEquals(new Start.NotFound(), start(category, ANY));
    }

    @Test
    void removingIsRepeatable() {
        Category category = created(category("Work"));
        start(category, ANY);
        remove(category);
        Category next = created(category("Work"));

        assertEquals(Removal.GONE, remove(category));
        assertEquals(Removal.GONE, remove(category("Never created")));
        assertEquals(List.of(next), store.list(user));
        assertEquals(new Creation.NameTaken(next.categoryId()), store.create(user, category("work"), NO_TOKEN));
    }

    @Test
    void onlyAMarkedCategoryIsRemoved() {
        Category category = created(category("Work"));
        assertEquals(Removal.REOPENED, remove(category));
        assertEquals(Removal.GONE, store.remove(newUser(), category, mark(), clock.instant()));

        assertEquals(List.of(category), store.list(user));
        assertEquals(new Creation.NameTaken(category.categoryId()), store.create(user, category("Work"), NO_TOKEN));
        assertEquals(new Start.Started(category, mark()), start(category, ANY));
    }

    @Test
    void aRenamedCategoryGivesItsLastNameFree() {
        Category category = created(category("Work"));
        change(category, ANY, name("Job"), NO_TOKEN);
        remove(marked(category));

        created(category("Work"));
        created(category("Job"));
    }

    @Test
    void markingAndRenamingAtOnceLeavesNoGuardBehind() throws Exception {
        Category category = created(category("Work"));
        Contenders.race(2, i -> i == 0 ? start(category, ANY) : change(category, ANY, name("Job"), NO_TOKEN));
        remove(marked(category));

        assertEquals(List.of(), store.list(user));
        created(category("Work"));
        created(category("Job"));
    }

    private Start start(Category category, Expected expected) {
        return store.startDeleting(user, category.categoryId(), expected, mark());
    }

    /** The category as it is when it is marked. */
    private Category marked(Category category) {
        return switch (start(category, ANY)) {
            case Start.Started(Category asMarked, _) -> asMarked;
            case Start other -> throw new AssertionError(other);
        };
    }

    private Removal remove(Category category) {
        return store.remove(user, category, mark(), clock.instant());
    }

    /** The only mark of this moment. */
    private DeletionMark mark() {
        return DeletionMark.at(clock.instant(), new Random(1));
    }
}
