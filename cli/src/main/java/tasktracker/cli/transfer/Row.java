package tasktracker.cli.transfer;

import java.util.List;

/** What a row of the file says. */
public sealed interface Row {
    /** Where it stands. */
    Place place();

    /** A task. */
    record Good(Place place, Draft draft) implements Row {}

    /** No task, and why: at least one reason. */
    record Bad(Place place, List<Problem> problems) implements Row {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
