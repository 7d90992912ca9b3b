package tasktracker.functions.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import tasktracker.functions.observe.RequestScope;
import tasktracker.functions.store.Deadline;

/** Works through a list, several items at once, in virtual threads. */
public final class Lanes {
    /** Enough to hide the store's latency, few enough not to throttle one user's partition. */
    public static final int WIDTH = 8;

    private Lanes() {}

    /**
     * Works on every item, starting in order, at most {@link #WIDTH} at once. Returns when all that was started is
     * done; what was not started before the deadline stays empty. After a failure nothing more is started, and the
     * first failure is thrown.
     */
    public static <T, R> List<Optional<R>> run(List<T> items, Deadline deadline, Function<T, R> work) {
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        AtomicInteger next = new AtomicInteger();
        Runnable lane = RequestScope.carried(() -> {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                if (deadline.passed() || failure.get() != null) {
                    return;
                }
                try {
                    results.set(i, work.apply(items.get(i)));
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }
        });
        runAll(lane, Math.min(WIDTH, items.size()));
        if (failure.get() != null) {
            throw failure.get();
        }
        List<Optional<R>> out = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            out.add(Optional.ofNullable(results.get(i)));
        }
        return out;
    }

    private static void runAll(Runnable lane, int width) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < width; i++) {
            threads.add(Thread.ofVirtual().name("lane-" + i).start(lane));
        }
        lane.run();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
