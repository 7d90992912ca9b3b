package tasktracker.functions.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Uuid7;

/**
 * A part of one partition of the search index that is still to be read. A read ends at 1 MB, and what it leaves is read
 * in parts beside each other: so that a search takes fewer rounds than megabytes. Where the parts lie is guessed from
 * the ids' times; a wrong guess costs time, never a task.
 *
 * @param low the first id, or less; inclusive
 * @param high the last id, or more; inclusive
 * @param reach what a read that does not finish says about the rest
 */
record Stretch(TaskStatus status, String low, String high, Reach reach) {
    /** Parts of what lies between the first tasks and the last, of which only the time is known. */
    private static final int PARTS = 4;
    private static final int MAX_PARTS = 8;

    /** How far a stretch goes. */
    enum Reach {
        /** To wherever the tasks end, which is not known yet. */
        OPEN,
        /** The last tasks, read from the end backward: that tells where they end. */
        END,
        /** Up to a task that was read. */
        CLOSED
    }

    boolean forward() {
        return reach != Reach.END;
    }

    /**
     * What is left after a read that did not finish.
     *
     * @param last the last id that was looked at
     */
    List<Stretch> rest(String last) {
        return switch (reach) {
            case OPEN -> List.of(new Stretch(status, after(last), high, Reach.END));
            case END -> parts(low, before(last), PARTS);
            case CLOSED -> parts(after(last), high, partsLike(Uuid7.millis(last) - Uuid7.millis(low), last));
        };
    }

    /** As many parts as what was read goes into the rest, and a quarter more: no two megabytes span the same time. */
    private int partsLike(long read, String last) {
        long rest = Uuid7.millis(high) - Uuid7.millis(last);
        return Math.clamp(Math.ceilDiv(5 * rest, 4 * Math.max(1, read)), 1, MAX_PARTS);
    }

    private List<Stretch> parts(String from, String to, int count) {
        long start = Uuid7.millis(from);
        long width = Math.ceilDiv(Uuid7.millis(to) - start + 1, count);
        List<Stretch> parts = new ArrayList<>();
        String at = from;
        for (int i = 1; i < count && start + i * width <= Uuid7.millis(to); i++) {
            // Between two ids: no id is as short as this one.
            String seam = Keys.idFrom(Instant.ofEpochMilli(start + i * width));
            parts.add(new Stretch(status, at, seam, Reach.CLOSED));
            at = seam;
        }
        parts.add(new Stretch(status, at, to, Reach.CLOSED));
        return parts;
    }

    /** More than this id and less than any that follows. */
    private static String after(String id) {
        return id + " ";
    }

    /** Less than this id and more than any before it. */
    private static String before(String id) {
        int end = id.length() - 1;
        return id.substring(0, end) + (char) (id.charAt(end) - 1) + Keys.END;
    }
}
