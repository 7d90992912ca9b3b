package tasktracker.local.sqlite;

import tasktracker.contract.Due;
import tasktracker.contract.Uuid7;
import tasktracker.functions.task.CreatedRange;
import tasktracker.functions.task.DueRange;
import tasktracker.functions.task.TaskFilter;
import tasktracker.functions.task.TaskOrder;

/**
 * Which part of a run is read: {@code (dueFrom, dueFromId) <= (due, id)}, {@code (due, id) < (dueTo, dueToId)} and
 * {@code idFrom < id < idTo}.
 */
record Bounds(String dueFrom, String dueFromId, String dueTo, String dueToId, String idFrom, String idTo) {
    /** Sorts after every due date, and after {@link TaskOrder#NO_DUE}. */
    private static final String AFTER_ALL_DUE = "~";
    /** Sorts after every id, which is hexadecimal. */
    private static final String AFTER_ALL_IDS = "g";

    /** All that is within the ranges of a filter. */
    static Bounds of(TaskFilter filter) {
        DueRange due = filter.due();
        CreatedRange created = filter.created();
        String dueTo = due.to().map(bound -> bound.text() + AFTER_ALL_DUE)
                .orElse(due.isBounded() ? TaskOrder.NO_DUE : AFTER_ALL_DUE);
        return new Bounds(due.from().map(Due::text).orElse(""), "", dueTo, "",
                created.from().map(from -> idsOf(from.toEpochMilli())).orElse(""),
                created.to().map(to -> idsOf(to.toEpochMilli() + 1)).orElse(AFTER_ALL_IDS));
    }

    /** What sorts before every id of that millisecond or a later one, and after all earlier ones. */
    private static String idsOf(long millis) {
        if (millis <= 0) {
            return "";
        }
        return millis >>> 48 != 0 ? AFTER_ALL_IDS : Uuid7.of(millis, 0, 0).substring(0, 14);
    }

    /** What comes after an id, in one direction; all of it when the id is null. */
    Bounds afterId(String id, boolean backward) {
        if (id == null) {
            return this;
        }
        return backward
                ? new Bounds(dueFrom, dueFromId, dueTo, dueToId, idFrom, id.compareTo(idTo) < 0 ? id : idTo)
                : new Bounds(dueFrom, dueFromId, dueTo, dueToId, id.compareTo(idFrom) > 0 ? id : idFrom, idTo);
    }

    /** What comes after a {@code due#id}, in one direction; all of it when that is null. */
    Bounds afterDue(String dueKey, boolean backward) {
        if (dueKey == null) {
            return this;
        }
        int hash = dueKey.indexOf('#');
        String due = dueKey.substring(0, hash);
        // The lower bound is inclusive, hence the smallest text after the id.
        String id = backward ? dueKey.substring(hash + 1) : dueKey.substring(hash + 1) + " ";
        if (backward) {
            return compare(due, id, dueTo, dueToId) < 0
                    ? new Bounds(dueFrom, dueFromId, due, id, idFrom, idTo)
                    : this;
        }
        return compare(due, id, dueFrom, dueFromId) > 0 ? new Bounds(due, id, dueTo, dueToId, idFrom, idTo) : this;
    }

    /** The part with a due date. */
    Bounds dated() {
        return TaskOrder.NO_DUE.compareTo(dueTo) < 0
                ? new Bounds(dueFrom, dueFromId, TaskOrder.NO_DUE, "", idFrom, idTo)
                : this;
    }

    /** The part without a due date, when no due date is asked for. */
    Bounds undated() {
        return new Bounds(TaskOrder.NO_DUE, "", dueTo, dueToId, idFrom, idTo);
    }

    private static int compare(String due, String id, String otherDue, String otherId) {
        int byDue = due.compareTo(otherDue);
        return byDue == 0 ? id.compareTo(otherId) : byDue;
    }
}
