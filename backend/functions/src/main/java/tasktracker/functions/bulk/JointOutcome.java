package tasktracker.functions.bulk;

import java.util.List;
import java.util.Optional;

/** What became of a bulk creation that is all or nothing. */
public sealed interface JointOutcome {
    /** All are created: their ids in the order of the request. */
    record Created(List<String> taskIds) implements JointOutcome {
        public Created {
            taskIds = List.copyOf(taskIds);
        }
    }

    /** An earlier try of this request created all: their ids in the order of the request. */
    record Replayed(List<String> taskIds) implements JointOutcome {
        public Replayed {
            taskIds = List.copyOf(taskIds);
        }
    }

    /** Nothing is written: for each item what is in its way, empty where nothing is. */
    record Refused(List<Optional<ItemOutcome>> reasons) implements JointOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** The token was used with another body. */
    record TokenReused() implements JointOutcome {}
}
