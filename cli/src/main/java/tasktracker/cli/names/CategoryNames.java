package tasktracker.cli.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tasktracker.cli.ShellWord;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.Category;
import tasktracker.contract.Folding;

/** Finds categories by name or id, and names by id. Asks the API once, when the first question comes. */
public final class CategoryNames {
    private final Supplier<TaskClient> client;
    private List<Category> all;

    public CategoryNames(Supplier<TaskClient> client) {
        this.client = client;
    }

    /** All categories, as the API has them. */
    public List<Category> all() {
        if (all == null) {
            all = client.get().categories();
        }
        return all;
    }

    /** The category with that id or exact name, or the only one whose name is the same as the server compares names. */
    public Optional<Category> find(String idOrName) {
        List<Category> alike = new ArrayList<>();
        String folded = Folding.fold(idOrName);
        for (Category category : all()) {
            if (category.categoryId().equals(idOrName) || category.name().equals(idOrName)) {
                return Optional.of(category);
            }
            if (Folding.fold(category.name()).equals(folded)) {
                alike.add(category);
            }
        }
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /**
     * The category that is meant.
     *
     * @throws CliException.NotFound with the command that adds it
     */
    public Category require(String idOrName) {
        return find(idOrName).orElseThrow(() -> missing(idOrName));
    }

    /** The name for an id: the id itself when there is no such category any more; null for null. */
    public String name(String categoryId) {
        if (categoryId == null) {
            return null;
        }
        for (Category category : all()) {
            if (category.categoryId().equals(categoryId)) {
                return category.name();
            }
        }
        return categoryId;
    }

    /** Takes note of a category that was just made. */
    public void add(Category category) {
        List<Category> more = new ArrayList<>(all());
        more.add(category);
        all = more;
    }

    private static CliException missing(String idOrName) {
        return new CliException.NotFound(
                Failure.of("CATEGORY_NOT_FOUND", "there is no category \"" + idOrName + "\"")
                        .hint("tasktracker category add " + ShellWord.quoted(idOrName)));
    }
}
