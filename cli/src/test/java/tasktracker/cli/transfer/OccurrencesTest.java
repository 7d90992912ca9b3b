package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OccurrencesTest {
    @Test
    void findsWhatAMapFinds() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int size = random.nextInt(40_000);
            int range = 1 + random.nextInt(2 * size + 1);
            RowKeys keys = new RowKeys();
            long[] all = new long[size];
            for (int i = 0; i < size; i++) {
                // few bits differ, and 0 is no key
                all[i] = random.nextInt(10) == 0 ? 0 : ((long) random.nextInt(range) << 40) | 1;
                keys.add(all[i]);
            }
            Occurrences occurrences = new Occurrences(keys);
            Map<Long, Integer> first = new HashMap<>();
            Map<Long, Integer> counts = new HashMap<>();
            for (int i = 0; i < size; i++) {
                if (all[i] != 0) {
                    first.putIfAbsent(all[i], i + 1);
                    assertEquals(first.get(all[i]).longValue(), occurrences.firstOf(i + 1), "seed " + seed);
                    assertEquals(counts.merge(all[i], 1, Integer::sum), occurrences.count(i + 1), "seed " + seed);
                }
            }
        }
    }
}
