package tasktracker.functions.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tasktracker.functions.observe.Level;
import tasktracker.functions.observe.RequestScope;
import tasktracker.functions.store.Deadline;

final class LanesTest {
    private final List<Integer> items = IntStream.range(0, 100).boxed().toList();

    @Test
    void resultsStandInTheOrderOfTheItems() {
        List<Optional<String>> results = Lanes.run(items, Deadline.none(), item -> "r" + item);

        assertEquals(items.stream().map(item -> Optional.of("r" + item)).toList(), results);
        assertEquals(List.of(), Lanes.run(List.of(), Deadline.none(), item -> item));
        assertEquals(List.of(Optional.of(7)), Lanes.run(List.of(7), Deadline.none(), item -> item));
    }

    @Test
    void eightAreWorkedOnAtOnce() {
        CountDownLatch together = new CountDownLatch(Lanes.WIDTH);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Lanes.run(items, Deadline.none(), item -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            together.countDown();
            await(together);
            return atOnce.decrementAndGet();
        });

        assertEquals(Lanes.WIDTH, most.get());
    }

    @Test
    void afterTheDeadlineNothingIsStarted() {
        AtomicInteger started = new AtomicInteger();
        List<Optional<Integer>> results = Lanes.run(items, Deadline.of(() -> started.get() >= 20 ? 0 : 1), item -> {
            started.incrementAndGet();
            return item;
        });

        List<Integer> done = new ArrayList<>();
        results.forEach(result -> result.ifPresent(done::add));
        assertEquals(started.get(), done.size());
        assertTrue(started.get() >= 20 && started.get() < 20 + Lanes.WIDTH, () -> "started " + started);
    }

    @Test
    void aFailureIsThrownAndEndsTheWork() {
        IllegalStateException failure = new IllegalStateException();
        AtomicInteger started = new AtomicInteger();
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> Lanes.run(items, Deadline.none(), _ -> {
            started.incrementAndGet();
            throw failure;
        }));

        assertSame(failure, thrown);
        assertTrue(started.get() <= Lanes.WIDTH, () -> "started " + started);
    }

    @Test
    void theScopeOfTheRequestGoesAlong() {
        Set<String> ids = Collections.newSetFromMap(new ConcurrentHashMap<>());
        new RequestScope("f", "r", "id", null, null, false, Level.INFO, Deadline.none())
                .call(() -> Lanes.run(items, Deadline.none(), item -> {
                    ids.add(RequestScope.current().correlationId());
                    return item;
                }));

        assertEquals(Set.of("id"), ids);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
