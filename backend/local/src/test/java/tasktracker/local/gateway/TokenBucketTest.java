package tasktracker.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.local.template.StackTemplate.Limit;

/** The bucket to the request, with a clock that only the test moves. */
final class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({ "1000, 2000, 3000", "100, 200, 300", "1, 1, 7", "50, 50, 1000", "8, 5, 64" })
    void exactlyTheBurstAndThenTheRatePass(int rate, int burst, int offered) {
        AtomicLong nanos = new AtomicLong(-5);
        TokenBucket bucket = new TokenBucket(new Limit(rate, burst), nanos::get);
        int atOnce = 0;
        for (int i = 0; i < burst + offered; i++) {
            atOnce += bucket.take() ? 1 : 0;
        }
        assertEquals(burst, atOnce);

        int passed = 0;
        int seconds = 10;
        for (int i = 1; i <= offered * seconds; i++) {
            nanos.set(-5 + SECOND * i / offered);
            passed += bucket.take() ? 1 : 0;
        }
        assertEquals(Math.min(rate, offered) * seconds, passed);

        nanos.addAndGet(1_000 * SECOND);
        int afterAPause = 0;
        for (int i = 0; i < burst + offered; i++) {
            afterAPause += bucket.take() ? 1 : 0;
        }
        assertEquals(burst, afterAPause);
    }
}
