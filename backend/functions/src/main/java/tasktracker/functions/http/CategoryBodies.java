package tasktracker.functions.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Change;
import tasktracker.contract.Limits;
import tasktracker.contract.NewCategory;
import tasktracker.contract.TaskFields;

/** Reads the bodies that create and change categories. All that is wrong with one is told at once. */
public final class CategoryBodies {
    private static final Set<String> SERVERS = Set.of(TaskFields.CATEGORY_ID, TaskFields.CREATED_AT,
            TaskFields.UPDATED_AT, TaskFields.VERSION);

    private CategoryBodies() {}

    /**
     * Reads the body of POST /categories. A field that is {@code null} counts as absent.
     *
     * @throws Refusal with every field that is wrong
     */
    public static NewCategory draft(Map<String, Object> body) {
        FieldErrors errors = new FieldErrors();
        Fields fields = new Fields(body, errors);
        fields.require(TaskFields.NAME);
        String name = fields.visibleText(TaskFields.NAME, Limits.CATEGORY_NAME);
        String color = color(fields, errors);
        String icon = fields.text(TaskFields.ICON, 1, Limits.CATEGORY_ICON);
        fields.refuseOthers();
        errors.refuseIfAny();
        return new NewCategory(name, color, icon);
    }

    /**
     * Reads the body of PUT /categories/{id}: {@code null} clears color and icon.
     *
     * @throws Refusal with every field that is wrong
     */
    public static CategoryPatch patch(Map<String, Object> body) {
        FieldErrors errors = new FieldErrors();
        Fields fields = new Fields(body, errors);
        fields.refuseNull(TaskFields.NAME);
        String name = fields.visibleText(TaskFields.NAME, Limits.CATEGORY_NAME);
        Change<String> color = fields.change(TaskFields.COLOR, color(fields, errors));
        Change<String> icon = fields.change(TaskFields.ICON, fields.text(TaskFields.ICON, 1, Limits.CATEGORY_ICON));
        fields.refuse(SERVERS, "cannot be changed");
        fields.refuseOthers();
        errors.refuseIfAny();
        return new CategoryPatch(Optional.ofNullable(name), color, icon);
    }

    private static String color(Fields fields, FieldErrors errors) {
        Object value = fields.value(TaskFields.COLOR);
        if (value == null || (value instanceof String text && isColor(text))) {
            return (String) value;
        }
        errors.add(TaskFields.COLOR, "must be # and six hexadecimal digits, such as #1E90FF");
        return null;
    }

    private static boolean isColor(String text) {
        if (text.length() != 7 || text.charAt(0) != '#') {
            return false;
        }
        for (int i = 1; i < 7; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && ((c | 0x20) < 'a' || (c | 0x20) > 'f')) {
                return false;
            }
        }
        return true;
    }
}
