package tasktracker.functions.dynamo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tasktracker.functions.dynamo.PageLoop.Match;

/**
 * The partitions of a segment as one sequence. A match can be listed as soon as every partition has been looked at as
 * far as its position: the partition that was looked at least far is the one to read next.
 */
final class Merge {
    private final Segment segment;
    private final Comparator<String> positions;
    private final List<Lane> lanes = new ArrayList<>();

    /** {@code after} is the position to begin after, null for the segment's beginning. */
    Merge(Segment segment, String after, Comparator<String> positions) {
        this.segment = segment;
        this.positions = positions;
        for (String partition : segment.partitions()) {
            lanes.add(new Lane(partition, after));
        }
    }

    Segment segment() {
        return segment;
    }

    /** One partition. */
    final class Lane {
        private final String partition;
        private final Deque<Match> waiting = new ArrayDeque<>();
        private String frontier;
        private boolean begun;
        private boolean ended;

        private Lane(String partition, String frontier) {
            this.partition = partition;
            this.frontier = frontier;
        }

        String partition() {
            return partition;
        }

        /** The position up to which the partition was looked at, by this page or those before; null when it was not. */
        String frontier() {
            return frontier;
        }

        /** Whether this page looked at the partition: else going on from its frontier would not get on. */
        boolean hasBegun() {
            return begun;
        }

        /** Adds what a read returned; {@code lastKey} is empty when the partition ended. */
        void add(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> lastKey) {
            begun = true;
            for (Map<String, AttributeValue> item : items) {
                waiting.add(new Match(segment.position(item), item));
            }
            if (lastKey.isEmpty()) {
                ended = true;
            } else {
                frontier = segment.position(lastKey);
            }
        }
    }

    /** The partition to read next; empty when all have ended. */
    Optional<Lane> behind() {
        Lane behind = null;
        for (Lane lane : lanes) {
            if (!lane.ended && (behind == null || isBefore(lane.frontier, behind.frontier))) {
                behind = lane;
            }
        }
        return Optional.ofNullable(behind);
    }

    /** Moves what can be listed to the matches, until there are so many. */
    void drainTo(List<Match> matches, int most) {
        Optional<Lane> behind = behind();
        while (matches.size() < most) {
            Lane next = null;
            for (Lane lane : lanes) {
                if (!lane.waiting.isEmpty()
                        && (next == null || isBefore(lane.waiting.peek().position(), next.waiting.peek().position()))) {
                    next = lane;
                }
            }
            if (next == null || !isSure(next.waiting.peek().position(), behind)) {
                return;
            }
            Match match = next.waiting.poll();
            // A task that moved to the other partition between two reads shows up in both.
            if (matches.isEmpty() || !matches.getLast().position().equals(match.position())) {
                matches.add(match);
            }
        }
    }

    /** Whether nothing that was not looked at yet can come before this position. */
    private boolean isSure(String position, Optional<Lane> behind) {
        return behind.isEmpty()
                || (behind.get().frontier != null && !isBefore(behind.get().frontier, position));
    }

    private boolean isBefore(String position, String other) {
        return other != null && (position == null || positions.compare(position, other) < 0);
    }
}
