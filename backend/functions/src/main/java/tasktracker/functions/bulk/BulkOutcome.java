package tasktracker.functions.bulk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of a bulk change. */
public sealed interface BulkOutcome {
    /** One outcome for each item, in their order. */
    record Done(List<ChangeOutcome> outcomes) implements BulkOutcome {
        public Done {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Nothing is written, for it was to be all or nothing: what is in the way, by the index of the item. */
    record Refused(Map<Integer, ChangeOutcome> reasons) implements BulkOutcome {
        public Refused {
            reasons = new TreeMap<>(reasons);
        }
    }

    /** Nothing is written: the category that the tasks are to move to is missing or being deleted. */
    record CategoryMissing(String categoryId) implements BulkOutcome {}
}
