package tasktracker.local.sqlite;

import tasktracker.functions.task.TaskOrder;

/**
 * Which part of a run is read: {@code (dueFrom, dueFromId) <= (due, id)}, {@code (due, id) < (dueTo, dueToId)} and
 * {@code idFrom < id < idTo}.
 */
record Bounds(String dueFrom, String dueFromId, String dueTo, String dueToId, String idFrom, String idTo) {
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
