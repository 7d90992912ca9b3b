package tasktracker.cli.transfer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Category;
import tasktracker.contract.Uuid7;

/** The user's categories by name, without regard to case, accents and spaces around, as the server compares them. */
public final class CategoryBook {
    private final Map<String, String> ids = new HashMap<>();

    /** A book of these. */
    public CategoryBook(List<Category> categories) {
        categories.forEach(this::add);
    }

    /** The form in which names are compared. */
    public static String key(String name) {
        String decomposed = Normalizer.normalize(name.strip(), Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(key::appendCodePoint);
        return key.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Adds one. */
    public void add(Category category) {
        ids.put(key(category.name()), category.categoryId());
        ids.put(category.categoryId(), category.categoryId());
    }

    /** The id of the category of that name, or of that id. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(ids.get(Uuid7.isValid(name) ? name : key(name)));
    }

    /** Those that there are not. */
    public List<String> missing(Collection<String> names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (find(name).isEmpty()) {
                missing.add(name);
            }
        }
        return missing;
    }
}
