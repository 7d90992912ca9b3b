package tasktracker.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The clients of one stack, at work. */
final class SoakClients implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<SoakClient> clients = new ArrayList<>();
    private final List<Future<Void>> running = new ArrayList<>();

    private SoakClients() {}

    static SoakClients start(int many, Client client, long end) {
        SoakClients clients = new SoakClients();
        for (int i = 0; i < many; i++) {
            SoakClient one = new SoakClient(i, client, end);
            clients.clients.add(one);
            clients.running.add(clients.threads.submit(one::run));
        }
        return clients;
    }

    /** Lets that much time pass. Fails when one of them met what must not be. */
    void runFor(Duration time) throws InterruptedException, ExecutionException {
        try {
            running.getFirst().get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            // it works on
        }
        for (Future<Void> one : running) {
            if (one.isDone()) {
                one.get();
            }
        }
    }

    /** Where the stack is from now on. */
    void reach(Client next) {
        clients.forEach(one -> one.reach(next));
    }

    /** Waits until the last of them has its last answer. */
    void join() throws InterruptedException, ExecutionException {
        for (Future<Void> one : running) {
            one.get();
        }
    }

    /** What must be stored. */
    Map<String, SoakClient.Stored> tasks() {
        Map<String, SoakClient.Stored> tasks = new TreeMap<>();
        clients.forEach(one -> tasks.putAll(one.tasks()));
        return tasks;
    }

    long writes() {
        return clients.stream().mapToLong(SoakClient::writes).sum();
    }

    long unanswered() {
        return clients.stream().mapToLong(SoakClient::unanswered).sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
