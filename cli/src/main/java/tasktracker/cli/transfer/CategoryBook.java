package tasktracker.cli.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.Folding;

/** The user's categories by name, compared as the server compares them: what it would refuse to create is found. */
public final class CategoryBook {
    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private final Map<String, String> stripped = new HashMap<>();

    /** A book of these. */
    public CategoryBook(List<Category> categories) {
        categories.forEach(this::add);
    }

    /** The form in which the cells of a file are compared: as names are, without the spaces around that files have. */
    static String cellKey(String cell) {
        return Folding.fold(cell.strip());
    }

    /** Adds one. */
    public void add(Category category) {
        exact.put(category.name(), category.categoryId());
        exact.put(category.categoryId(), category.categoryId());
        folded.putIfAbsent(Folding.fold(category.name()), category.categoryId());
        stripped.putIfAbsent(cellKey(category.name()), category.categoryId());
    }

    /** The id of the category of that name, or of that id; where several are alike, the one spelled exactly so. */
    public Optional<String> find(String name) {
        String id = exact.get(name);
        return Optional.ofNullable(id != null ? id : folded.get(Folding.fold(name)));
    }

    /** The same for the cell of a file, where spaces around do not matter unless they tell two categories apart. */
    Optional<String> findCell(String cell) {
        return find(cell).or(() -> Optional.ofNullable(stripped.get(cellKey(cell))));
    }

    /** The cells whose category there is not. */
    List<String> missing(Collection<String> cells) {
        List<String> missing = new ArrayList<>();
        for (String cell : cells) {
            if (findCell(cell).isEmpty()) {
                missing.add(cell);
            }
        }
        return missing;
    }
}
