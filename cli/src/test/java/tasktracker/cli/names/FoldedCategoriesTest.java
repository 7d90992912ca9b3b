package tasktracker.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Cli;
import tasktracker.cli.FakeApi;
import tasktracker.cli.transfer.CategoryBook;
import tasktracker.contract.Category;

/** Whoever looks for a category finds the one that the server takes for the same, and no other. */
final class FoldedCategoriesTest {
    private final FakeApi api = new FakeApi(Clock.fixed(Cli.NOW, Cli.ZONE));

    @ParameterizedTest
    @CsvFileSource(files = "../backend/contract/src/test/resources/folded.csv")
    void aNameIsFoundByItsFoldedForm(String name, String folded) {
        found(Optional.of(api.put(name)), folded);
    }

    @ParameterizedTest
    @CsvSource({ "ハハ,パパ", "かき,がぎ", "हद,हिदी", "Łódź,Lodzz" })
    void whatDiffersIsNotFound(String name, String other) {
        api.put(name);
        found(Optional.empty(), other);
    }

    @Test
    void theExactNameWins() {
        api.put("CAFE");
        Category exact = api.put("Café");
        api.put("cafe");
        found(Optional.of(exact), "Café");
    }

    private void found(Optional<Category> category, String name) {
        List<Category> all = api.categories();
        assertEquals(category, new CategoryNames(() -> api).find(name), name);
        assertEquals(category.map(Category::categoryId), new CategoryBook(all).find(name), name);
    }
}
