package tasktracker.functions.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tasktracker.contract.TaskStatus;
import tasktracker.contract.Uuid7;
import tasktracker.functions.dynamo.Stretch.Reach;

/** How a partition is read in parts, against lists of ids of which a read takes so many. */
final class StretchTest {
    private static final long SEED = 90_210;
    private static final long START = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final Random random = new Random(SEED);

    /** What it took to read all. */
    private record Walk(int rounds, int reads) {}

    @Test
    void everyTaskIsReadHoweverTheyLie() {
        for (int i = 0; i < 500; i++) {
            TreeSet<String> ids = new TreeSet<>();
            int count = random.nextInt(200);
            while (ids.size() < count) {
                // From all in one millisecond to years apart.
                long millis = (long) (Math.pow(random.nextDouble(), 1 + random.nextInt(12))
                        * (1L << random.nextInt(38)));
                ids.add(id(START + millis));
            }
            Walk walk = walk(ids, 1 + random.nextInt(30), "seed " + SEED + ", list " + i);
            assertTrue(walk.rounds <= walk.reads, "list " + i);
        }
    }

    @Test
    void whatComesEvenlyTakesFewRounds() {
        TreeSet<String> ids = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(id(START + i * 60_000L));
        }
        assertEquals(new Walk(1, 1), walk(ids, 20_000, "all at once"));
        assertEquals(new Walk(2, 2), walk(ids, 10_001, "two reads"));
        assertEquals(new Walk(3, 6), walk(ids, 4_000, "five megabytes"));
        assertTrue(walk(ids, 1_000, "twenty megabytes").rounds <= 5);
    }

    private Walk walk(NavigableSet<String> ids, int perRead, String about) {
        List<Stretch> left = List.of(new Stretch(TaskStatus.OPEN, Keys.idFrom(Keys.FIRST_TIME),
                Keys.idTo(Keys.LAST_TIME), Reach.OPEN));
        TreeSet<String> seen = new TreeSet<>();
        int rounds = 0;
        int reads = 0;
        while (!left.isEmpty()) {
            rounds++;
            List<Stretch> rest = new ArrayList<>();
            for (Stretch stretch : left) {
                reads++;
                List<String> all = new ArrayList<>(ids.subSet(stretch.low(), true, stretch.high(), true));
                List<String> read = (stretch.forward() ? all : all.reversed()).subList(0,
                        Math.min(perRead, all.size()));
                seen.addAll(read);
                if (read.size() < all.size()) {
                    rest.addAll(stretch.rest(read.getLast()));
                }
            }
            left = rest;
            assertTrue(rounds < 1_000, about);
        }
        assertEquals(ids, seen, about);
        return new Walk(rounds, reads);
    }

    private String id(long millis) {
        return Uuid7.of(millis, random.nextInt(), random.nextLong());
    }
}
