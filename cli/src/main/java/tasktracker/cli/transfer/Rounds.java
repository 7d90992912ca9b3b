package tasktracker.cli.transfer;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tasktracker.cli.client.Sleeper;
import tasktracker.cli.error.CliException;
import tasktracker.contract.ErrorCode;

/**
 * Repeats a bulk request until each item has its answer: a server that is busy, or a usage plan that is narrow, gets up
 * to eight rounds, with full jitter between them. For use by several threads when its random source is.
 */
public final class Rounds {
    private static final int MOST = 8;
    private static final Duration FIRST_BOUND = Duration.ofMillis(200);
    private static final Duration LARGEST_BOUND = Duration.ofSeconds(5);

    private final Sleeper sleeper;
    private final RandomGenerator random;

    public Rounds(Sleeper sleeper, RandomGenerator random) {
        this.sleeper = sleeper;
        this.random = random;
    }

    /**
     * The answer that is enough, or the last one.
     *
     * @throws CliException as the call, a throttled one only when it was the last round
     */
    public <T> T call(Supplier<T> call, Predicate<T> isEnough) throws InterruptedException {
        for (int round = 1;; round++) {
            try {
                T answer = call.get();
                if (round == MOST || isEnough.test(answer)) {
                    return answer;
                }
            } catch (CliException.Unavailable e) {
                if (round == MOST || !e.failure().code().equals(ErrorCode.THROTTLED.name())) {
                    throw e;
                }
            }
            long bound = Math.min(LARGEST_BOUND.toMillis(), FIRST_BOUND.toMillis() << (round - 1));
            sleeper.sleep(Duration.ofMillis(random.nextLong(bound + 1)));
        }
    }
}
