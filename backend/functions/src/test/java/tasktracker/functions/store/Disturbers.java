package tasktracker.functions.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import tasktracker.contract.Task;
import tasktracker.functions.task.TaskStore;

/** Threads that create, complete, change and delete some of a user's tasks for as long as it is open. */
final class Disturbers implements AutoCloseable {
    private static final int THREADS = 2;

    private final TaskStore store;
    private final String userId;
    private final List<Task> restless;
    private final Semaphore done = new Semaphore(0);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    Disturbers(TaskStore store, String userId, List<Task> restless, long seed) {
        this.store = store;
        this.userId = userId;
        this.restless = restless;
        for (int i = 0; i < THREADS; i++) {
            TaskGenerator generator = new TaskGenerator(seed + i);
            threads.add(Thread.ofPlatform().daemon().start(() -> disturb(generator)));
        }
    }

    /** Waits until so many more changes were made. */
    void awaitMore(int changes) throws InterruptedException {
        done.drainPermits();
        done.acquire(changes);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void disturb(TaskGenerator generator) {
        try {
            while (!closed) {
                change(generator);
                done.release();
            }
        } catch (RuntimeException e) {
            failure.set(e);
            done.release(Integer.MAX_VALUE / 2);
        }
    }

    private void change(TaskGenerator generator) {
        Task task = restless.get(generator.random().nextInt(restless.size()));
        try {
            switch (generator.random().nextInt(4)) {
                case 0 -> store.delete(userId, task.taskId(), new Expected.Any());
                // The very tasks come back, so that there is no end of them.
                case 1 -> store.create(userId, task, Optional.empty());
                case 2 -> store.update(userId, task.taskId(), new Expected.Any(),
                        generator.patch().withCompleted(generator.random().nextBoolean()), Optional.empty(),
                        TaskStoreCase.NOW);
                default -> store.update(userId, task.taskId(), new Expected.Any(), generator.patch(),
                        Optional.empty(), TaskStoreCase.NOW);
            }
        } catch (RetryLaterException _) {
            // As any store may say under contention.
        }
    }

    @Override
    public void close() {
        try {
            closed = true;
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
