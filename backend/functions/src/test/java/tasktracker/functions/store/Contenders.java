package tasktracker.functions.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Several callers that start at the same moment. */
final class Contenders {
    private Contenders() {}

    /** What each of them got, in their order. */
    static <T> List<T> race(int count, IntFunction<T> call) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(count);
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                calls.add(threads.submit(() -> {
                    start.await();
                    return untilAnswered(() -> call.apply(index));
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : calls) {
                results.add(one.get());
            }
            return results;
        }
    }

    /** Calls again when the store asks for it: under contention every port may. */
    private static <T> T untilAnswered(Supplier<T> call) {
        for (int tries = 0;; tries++) {
            try {
                return call.get();
            } catch (RetryLaterException e) {
                if (tries == 50) {
                    throw e;
                }
            }
        }
    }
}
