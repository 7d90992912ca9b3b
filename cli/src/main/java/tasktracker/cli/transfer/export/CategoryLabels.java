package tasktracker.cli.transfer.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tasktracker.contract.Category;

/** The names of categories by id. One that was made while the export ran is looked up once more. */
public final class CategoryLabels implements UnaryOperator<String> {
    private final Supplier<List<Category>> categories;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    /** Names that are asked for when the first one is needed. */
    public CategoryLabels(Supplier<List<Category>> categories) {
        this.categories = categories;
    }

    /** The name, or null when there is no such category. */
    @Override
    public String apply(String categoryId) {
        if (!names.containsKey(categoryId) && gone.add(categoryId)) {
            categories.get().forEach(category -> names.put(category.categoryId(), category.name()));
        }
        return names.get(categoryId);
    }
}
