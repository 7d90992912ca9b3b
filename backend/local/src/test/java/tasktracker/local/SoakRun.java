package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.Json;

/**
 * Mixed load on a local stack that is killed and started again every few seconds; see {@code backend/bench/soak}. Not
 * part of the build.
 */
final class SoakRun {
    private static final int CLIENTS = 6;
    private static final long MINUTES = Long.getLong("tasktracker.soak.minutes", 30);

    @TempDir
    private Path directory;

    @Test
    @SuppressWarnings("SystemOut") // What it is for.
    void nothingIsLostAndNothingDoubled() throws Exception {
        Random random = new Random(1);
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        List<SoakClient> clients = new ArrayList<>();
        List<Long> memory = new ArrayList<>();
        StackInAProcess stack = start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                SoakClient client = new SoakClient(i, client(stack), end);
                clients.add(client);
                running.add(threads.submit(client::run));
            }
            try {
                while (System.nanoTime() < end) {
                    Thread.sleep(Duration.ofMillis(random.nextInt(1_000, 15_000)));
                    memory.add(stack.residentKilobytes() / 1024);
                    stack.close();
                    stack = start();
                    Client next = client(stack);
                    clients.forEach(one -> one.reach(next));
                }
            } catch (Exception e) {
                threads.shutdownNow(); // they ask until they are answered
                throw e;
            }
            for (Future<?> one : running) {
                one.get();
            }
            Map<String, String> acknowledged = new TreeMap<>();
            clients.forEach(one -> acknowledged.putAll(one.tasks()));
            Map<String, String> stored = stored(client(stack));
            System.out.println("| minutes | acknowledged writes | answers that got lost | kills | tasks at the end"
                    + " | lost | doubled | memory (MB): first half, second half |");
            System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
            System.out.printf("| %d | %,d | %,d | %d | %,d | %d | %d | %d, %d |%n", MINUTES,
                    clients.stream().mapToLong(SoakClient::writes).sum(),
                    clients.stream().mapToLong(SoakClient::unanswered).sum(), memory.size(), stored.size(),
                    acknowledged.keySet().stream().filter(id -> !stored.containsKey(id)).count(),
                    stored.keySet().stream().filter(id -> !acknowledged.containsKey(id)).count(),
                    most(memory.subList(0, memory.size() / 2)),
                    most(memory.subList(memory.size() / 2, memory.size())));
            assertEquals(acknowledged, stored);
        } finally {
            stack.close();
        }
    }

    private static long most(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private StackInAProcess start() throws Exception {
        return StackInAProcess.start(directory, List.of(), "-Xmx128m");
    }

    private static Client client(StackInAProcess stack) {
        return new Client(HttpClient.newHttpClient(), stack.endpoint(), Optional.of(stack.apiKey()));
    }

    /** Id to title and version, of all tasks. */
    private static Map<String, String> stored(Client client) throws Exception {
        Map<String, String> stored = new TreeMap<>();
        Object cursor = null;
        do {
            String path = "/tasks?limit=100" + (cursor == null ? "" : "&cursor=" + cursor);
            Map<?, ?> page = (Map<?, ?>) Json.read(client.get(path).body().getBytes(StandardCharsets.UTF_8),
                    Json::value);
            for (Object one : (List<?>) page.get("data")) {
                Map<?, ?> task = (Map<?, ?>) one;
                assertEquals(null, stored.put((String) task.get("taskId"),
                        task.get("title") + " " + task.get("version")));
            }
            cursor = page.get("nextCursor");
        } while (cursor != null);
        return stored;
    }
}
