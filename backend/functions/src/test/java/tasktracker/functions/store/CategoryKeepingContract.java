package tasktracker.functions.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Change;
import tasktracker.contract.Limits;
import tasktracker.functions.category.CategoryStore;
import tasktracker.functions.category.CategoryStore.Creation;
import tasktracker.functions.category.CategoryStore.Update;
import tasktracker.functions.category.DeletionMark;

/** Creating, finding, changing categories; a part of {@link CategoryStoreContract}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CategoryKeepingContract {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    static final Instant LATER = NOW.plusSeconds(60);
    static final Expected ANY = new Expected.Any();
    static final Optional<WriteToken> NO_TOKEN = Optional.empty();

    private final TaskGenerator ids = new TaskGenerator(2);
    SettableClock clock;
    CategoryStore store;
    protected String user;

    /** A store that tells time by that clock; all stores of one test class share what they store. */
    protected abstract CategoryStore store(Clock time);

    @BeforeEach
    final void freshUser() {
        clock = new SettableClock(NOW);
        store = store(clock);
        user = newUser();
    }

    @Test
    void aCreatedCategoryIsFoundWithEveryField() {
        Category category = created(new Category(newId(), " Büro „A“ 😀", "#a0B1c2", "📁", NOW, NOW, 1));

        assertEquals(Optional.of(category), store.find(user, category.categoryId()));
        assertEquals(List.of(category), store.list(user));
    }

    @Test
    void colorAndIconMayBeMissing() {
        Category category = created(category("Work"));

        assertEquals(Optional.of(category), store.find(user, category.categoryId()));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(Optional.empty(), store.find(user, newId()));
        assertEquals(List.of(), store.list(user));
    }

    @Test
    void categoriesAreListedInOrderOfCreation() {
        Category third = created(at("c", NOW.plusSeconds(2)));
        Category first = created(at("z", NOW));
        Category second = created(at("a", NOW.plusSeconds(1)));

        assertEquals(List.of(first, second, third), store.list(user));
    }

    @Test
    void usersDoNotSeeEachOther() {
        Category mine = created(category("Work"));
        String other = newUser();

        assertEquals(Optional.empty(), store.find(other, mine.categoryId()));
        assertEquals(List.of(), store.list(other));
        assertEquals(new Creation.Created(), store.create(other, category("Work"), NO_TOKEN));
        assertEquals(List.of(mine), store.list(user));
    }

    @Test
    void aNameIsTakenOnceWhateverItsCaseAndAccents() {
        Category category = created(category("Crème Brûlée"));

        for (String name : List.of("Crème Brûlée", "creme brulee", "CRÈME BRÛLÉE", "Cre\u0300me Bru\u0302le\u0301e")) {
            assertEquals(new Creation.NameTaken(category.categoryId()),
                    store.create(user, category(name), NO_TOKEN), name);
            assertEquals(new Creation.NameTaken(category.categoryId()),
                    store.create(user, category(name), token(newKey(), "b")), name);
        }
        created(category("creme brulee "));
        assertEquals(2, store.list(user).size());
    }

    @Test
    void theLongestNamesAreGuarded() {
        // One code point that folds to eighteen.
        String name = "\ufdfa".repeat(60);
        Category category = created(category(name));

        assertEquals(new Creation.NameTaken(category.categoryId()), store.create(user, category(name), NO_TOKEN));
    }

    @Test
    void aRepeatedCreationReplays() {
        String key = newKey();
        Category first = category("Work");
        assertEquals(new Creation.Created(), store.create(user, first, token(key, "body")));

        Creation replay = new Creation.Replayed(first.categoryId(), NOW);
        assertEquals(replay, store.create(user, at("Work", LATER), token(key, "body")));
        assertEquals(new Creation.TokenReused(), store.create(user, category("Other"), token(key, "other")));
        assertEquals(new Creation.TokenReused(), store.create(user, category("Work"), token(key, "other")));
        clock.advance(Duration.ofHours(23));
        assertEquals(replay, store.create(user, at("Work", LATER), token(key, "body")));
        clock.advance(Duration.ofHours(2));
        assertEquals(new Creation.NameTaken(first.categoryId()),
                store.create(user, category("Work"), token(key, "body")));
        assertEquals(new Creation.Created(), store.create(user, category("Other"), token(key, "other")));
    }

    @Test
    void aThousandCategoriesAreEnough() {
        String key = newKey();
        Category first = category("Work");
        assertEquals(new Creation.Created(), store.create(user, first, token(key, "body")));
        List<Category> others = IntStream.range(1, Limits.CATEGORIES).mapToObj(i -> category("c" + i)).toList();
        createAll(others);

        assertEquals(new Creation.TooMany(), store.create(user, category("More"), NO_TOKEN));
        assertEquals(new Creation.TooMany(), store.create(user, category("Work"), token(newKey(), "body")));
        assertEquals(new Creation.Replayed(first.categoryId(), NOW),
                store.create(user, category("Work"), token(key, "body")));
        assertEquals(new Creation.TokenReused(), store.create(user, category("Work"), token(key, "other")));
        assertEquals(new Creation.Created(), store.create(newUser(), category("More"), NO_TOKEN));
        DeletionMark mark = new DeletionMark(1);
        store.startDeleting(user, first.categoryId(), ANY, mark);
        assertEquals(new Creation.TooMany(), store.create(user, category("More"), NO_TOKEN));
        store.remove(user, first, mark, NOW);
        assertEquals(new Creation.Created(), store.create(user, category("More"), NO_TOKEN));
    }

    /** Creates the user's categories, one by one unless the store has a faster way that nobody can tell from it. */
    protected void createAll(List<Category> categories) {
        categories.forEach(this::created);
    }

    @Test
    void oneOfManyCreatorsOfANameWins() throws Exception {
        List<Category> rivals = List.of(category("Work"), category("WORK"), category("work"), category("wörk"));
        List<Creation> results = Contenders.race(4,
                i -> store.create(user, rivals.get(i), i % 2 == 0 ? NO_TOKEN : token(newKey(), "b")));

        int winner = results.indexOf(new Creation.Created());
        for (int i = 0; i < rivals.size(); i++) {
            assertEquals(i == winner
                    ? new Creation.Created()
                    : new Creation.NameTaken(rivals.get(winner).categoryId()), results.get(i));
        }
        assertEquals(List.of(rivals.get(winner)), store.list(user));
    }

    @Test
    void everyFieldChangesAloneAndTogether() {
        int number = 0;
        for (CategoryPatch patch : List.of(CategoryPatch.NONE, patch(Change.to("#000000"), Change.keep()),
                patch(Change.clear(), Change.to("i")), patch(Change.keep(), Change.clear()), name("New name"),
                new CategoryPatch(Optional.of("Newer name"), Change.to("#ffffff"), Change.clear()))) {
            for (Category before : List.of(created(category("plain" + number)),
                    created(new Category(newId(), "full" + number, "#123456", "icon", NOW, NOW, 1)))) {
                user = newUser();
                created(before);
                Category after = before.with(patch, LATER);

                assertEquals(new Update.Updated(after), change(before, version(1), patch, NO_TOKEN));
                assertEquals(Optional.of(after), store.find(user, before.categoryId()));
                number++;
            }
        }
    }

    @Test
    void noChangeIsBeforeTheCreationAlsoWhenTheClockWasSetBack() {
        for (CategoryPatch patch : List.of(patch(Change.to("#000000"), Change.keep()), name("WORK"), name("Job"))) {
            user = newUser();
            Category category = created(category("Work"));
            Category after = category.with(patch, NOW);

            assertEquals(new Update.Updated(after), store.update(user, category.categoryId(), ANY, patch, NO_TOKEN,
                    NOW.minusSeconds(3600)));
            assertEquals(Optional.of(after), store.find(user, category.categoryId()));
        }
    }

    @Test
    void anOldNameIsFreeAfterARename() {
        Category category = created(category("Work"));
        assertEquals(new Update.Updated(category.with(name("Job"), LATER)),
                change(category, ANY, name("Job"), NO_TOKEN));

        created(category("Work"));
        assertEquals(new Creation.NameTaken(category.categoryId()), store.create(user, category("JOB"), NO_TOKEN));
    }

    @Test
    void aNameMayChangeItsCase() {
        Category category = created(category("work"));
        Category after = category.with(name("WORK"), LATER);

        assertEquals(new Update.Updated(after), change(category, version(1), name("WORK"), NO_TOKEN));
        assertEquals(new Update.Updated(after.with(name("WORK"), LATER)),
                change(category, ANY, name("WORK"), NO_TOKEN));
        assertEquals(new Creation.NameTaken(category.categoryId()), store.create(user, category("Work"), NO_TOKEN));
    }

    @Test
    void aRenameToATakenNameChangesNothing() {
        Category one = created(category("One"));
        Category two = created(at("Two", LATER));

        assertEquals(new Update.NameTaken(one.categoryId()), change(two, ANY, name("oné"), token(newKey(), "b")));
        assertEquals(new Update.NameTaken(one.categoryId()), change(two, version(1), name("ONE"), NO_TOKEN));
        assertEquals(Set.of(one, two), Set.copyOf(store.list(user)));
        assertEquals(new Creation.NameTaken(two.categoryId()), store.create(user, category("two"), NO_TOKEN));
    }

    @Test
    void aStaleVersionChangesNothing() {
        Category category = created(category("Work"));
        created(category("Taken"));
        for (CategoryPatch patch : List.of(CategoryPatch.NONE, name("Job"), name("Taken"), name("WORK"))) {
            assertEquals(new Update.VersionMismatch(category), change(category, version(2), patch, NO_TOKEN));
            assertEquals(new Update.NotFound(),
                    store.update(user, newId(), ANY, patch, token(newKey(), "b"), LATER));
            assertEquals(new Update.NotFound(),
                    store.update(newUser(), category.categoryId(), ANY, patch, NO_TOKEN, LATER));
        }
        assertEquals(Optional.of(category), store.find(user, category.categoryId()));
        created(category("Job"));
    }

    @Test
    void aRepeatedChangeReplays() {
        for (CategoryPatch patch : List.of(patch(Change.to("#111111"), Change.keep()), name("Job"), name("WORK"))) {
            for (Expected expected : List.of(ANY, version(1))) {
                user = newUser();
                Category category = created(category("Work"));
                String key = newKey();
                Category after = category.with(patch, LATER);
                assertEquals(new Update.Updated(after), change(category, expected, patch, token(key, "body")));

                assertEquals(new Update.Replayed(after), change(category, expected, patch, token(key, "body")));
                assertEquals(new Update.Replayed(after), change(category, version(2), patch, token(key, "body")));
                assertEquals(new Update.TokenReused(), change(category, expected, patch, token(key, "other")));
                assertEquals(Optional.of(after), store.find(user, category.categoryId()));
                Category third = after.with(CategoryPatch.NONE, LATER);
                assertEquals(new Update.Updated(third), change(category, ANY, CategoryPatch.NONE, NO_TOKEN));
                assertEquals(new Update.VersionMismatch(third),
                        change(category, version(1), patch, token(key, "body")));
            }
        }
    }

    @Test
    void oneOfManyRenamesToANameWins() throws Exception {
        List<Category> rivals = List.of(created(category("a")), created(category("b")), created(category("c")),
                created(category("d")));
        List<Update> results = Contenders.race(4, i -> change(rivals.get(i), ANY, name("Same"), NO_TOKEN));

        long winners = results.stream().filter(Update.Updated.class::isInstance).count();
        assertEquals(1, winners);
        assertEquals(1, store.list(user).stream().filter(category -> category.name().equals("Same")).count());
    }

    @Test
    void manyRenamesOfOneCategoryLeaveOneGuard() throws Exception {
        Category category = created(category("Start"));
        Contenders.race(4, i -> change(category, ANY, name("Name " + i), NO_TOKEN));

        Category after = store.find(user, category.categoryId()).orElseThrow();
        assertEquals(5, after.version());
        for (String name : List.of("Start", "Name 0", "Name 1", "Name 2", "Name 3")) {
            assertEquals(name.equals(after.name())
                    ? new Creation.NameTaken(category.categoryId())
                    : new Creation.Created(), store.create(user, category(name), NO_TOKEN), name);
        }
    }

    Category category(String name) {
        return at(name, NOW);
    }

    private Category at(String name, Instant created) {
        return new Category(ids.id(created), name, null, null, created, created, 1);
    }

    Category created(Category category) {
        assertEquals(new Creation.Created(), store.create(user, category, NO_TOKEN));
        return category;
    }

    Update change(Category category, Expected expected, CategoryPatch patch, Optional<WriteToken> token) {
        return store.update(user, category.categoryId(), expected, patch, token, LATER);
    }

    static CategoryPatch name(String name) {
        return new CategoryPatch(Optional.of(name), Change.keep(), Change.keep());
    }

    private static CategoryPatch patch(Change<String> color, Change<String> icon) {
        return new CategoryPatch(Optional.empty(), color, icon);
    }

    static Expected version(long number) {
        return new Expected.Version(number);
    }

    static Optional<WriteToken> token(String key, String body) {
        return Optional.of(new WriteToken(key, body));
    }

    static String newUser() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static String newKey() {
        return newUser() + newUser();
    }

    String newId() {
        return ids.id(NOW);
    }
}
