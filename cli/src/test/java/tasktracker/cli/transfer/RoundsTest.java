package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

final class RoundsTest {
    private final List<Duration> slept = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Rounds rounds = new Rounds(slept::add, new Random(1));

    @Test
    void untilItIsEnough() throws InterruptedException {
        assertEquals(3, rounds.call(calls::incrementAndGet, answer -> answer == 3));
        assertEquals(2, slept.size());
    }

    @Test
    void eightRoundsAndNoMoreWithLongerAndLongerWaits() throws InterruptedException {
        assertEquals(8, rounds.call(calls::incrementAndGet, _ -> false));
        assertEquals(7, slept.size());
        long bound = 200;
        for (Duration one : slept) {
            assertTrue(one.toMillis() <= Math.min(bound, 5_000), slept::toString);
            bound *= 2;
        }
    }

    @Test
    void aNarrowUsagePlanIsNoFailure() throws InterruptedException {
        assertEquals(4, rounds.call(() -> {
            if (calls.incrementAndGet() < 4) {
                throw unavailable("THROTTLED");
            }
            return calls.get();
        }, _ -> true));
        assertEquals("THROTTLED", assertThrows(CliException.Unavailable.class, () -> rounds.call(() -> {
            throw unavailable("THROTTLED");
        }, _ -> true)).failure().code());
    }

    @Test
    void aQuotaThatIsUsedUpIs() {
        assertThrows(CliException.Unavailable.class, () -> rounds.call(() -> {
            calls.incrementAndGet();
            throw unavailable("QUOTA_EXCEEDED");
        }, _ -> true));
        assertEquals(1, calls.get());
    }

    private static CliException unavailable(String code) {
        return new CliException.Unavailable(Failure.of(code, "no"));
    }
}
