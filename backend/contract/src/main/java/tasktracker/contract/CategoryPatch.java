package tasktracker.contract;

import java.util.Optional;

/** The body of PUT /categories/{id}: the fields that change. */
public record CategoryPatch(Optional<String> name, Change<String> color, Change<String> icon) {
    /** A patch that changes nothing. */
    public static final CategoryPatch NONE = new CategoryPatch(Optional.empty(), Change.keep(), Change.keep());
}
