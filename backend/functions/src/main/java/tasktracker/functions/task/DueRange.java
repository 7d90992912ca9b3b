package tasktracker.functions.task;

import java.util.Optional;
import tasktracker.contract.Due;

/**
 * A range of due dates, both ends inclusive. A date as a bound covers that whole UTC day; a date as a task's due sorts
 * before the instants of its day. Tasks without a due date are in no range that has a bound.
 */
public record DueRange(Optional<Due> from, Optional<Due> to) {
    /** No bound: every task, also those without a due date. */
    public static final DueRange ALL = new DueRange(Optional.empty(), Optional.empty());

    /** Whether a bound is set. */
    public boolean isBounded() {
        return from.isPresent() || to.isPresent();
    }

    /** Whether a task due then (null: never) passes. */
    public boolean accepts(Due due) {
        if (!isBounded()) {
            return true;
        }
        return due != null && from.map(bound -> due.text().compareTo(bound.text()) >= 0).orElse(true)
                && to.map(bound -> due.text().compareTo(bound.text()) <= 0
                        || (bound.isDate() && due.text().startsWith(bound.text()))).orElse(true);
    }
}
