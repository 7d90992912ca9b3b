package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * Mixed load on two local stacks: one that is killed, or asked to end, and started again every few seconds, and one that
 * runs to the end, whose memory is watched; see {@code backend/bench/soak}. Not part of the build.
 */
final class SoakRun {
    private static final long MINUTES = Long.getLong("tasktracker.soak.minutes", 30);
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
    /** Its code is compiled and its caches are full after a tenth of the time. */
    private static final int WARM_UP = 10;
    private static final double FLAT = 1.1;

    @TempDir
    private Path directory;

    private record Outcome(String what, SoakClients clients, Map<String, SoakClient.Stored> stored, int kills, int ends,
            List<Long> megabytes) {
        @SuppressWarnings("SystemOut") // What it is for.
        void print() {
            Map<String, SoakClient.Stored> acknowledged = clients.tasks();
            System.out.printf("| %s | %,d | %,d | %d | %d | %,d | %d | %d | %d | %d |%n", what, clients.writes(),
                    clients.unanswered(), kills, ends, stored.size(),
                    acknowledged.entrySet().stream()
                            .filter(one -> !one.getValue().equals(stored.get(one.getKey()))).count(),
                    stored.keySet().stream().filter(id -> !acknowledged.containsKey(id)).count(),
                    most(early()), most(late()));
        }

        /** The first third after the warm-up. */
        List<Long> early() {
            int from = megabytes.size() / WARM_UP;
            return megabytes.subList(from, from + (megabytes.size() - from) / 3 + 1);
        }

        List<Long> late() {
            return megabytes.subList(megabytes.size() * 2 / 3, megabytes.size());
        }
    }

    @Test
    @SuppressWarnings("SystemOut") // What it is for.
    void nothingIsLostAndNothingDoubled() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> running = List.of(threads.submit(() -> killed(end)),
                    threads.submit(() -> untouched(end)));
            try {
                for (Future<Outcome> one : running) {
                    outcomes.add(one.get());
                }
            } catch (Exception e) {
                threads.shutdownNow(); // what still runs asks until it is answered
                throw e;
            }
        }
        System.out.println(
                "| " + MINUTES + " minutes | acknowledged writes | answers that got lost | kills | ends | tasks"
                        + " | lost or altered | doubled | MB, first third | MB, last third |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        outcomes.forEach(Outcome::print);
        for (Outcome outcome : outcomes) {
            assertEquals(outcome.clients().tasks(), outcome.stored());
        }
        Outcome untouched = outcomes.getLast();
        assertTrue(most(untouched.early()) > 0, "the memory of a process is not known here");
        assertTrue(most(untouched.late()) <= FLAT * most(untouched.early()), untouched.megabytes()::toString);
    }

    private Outcome killed(long end) throws Exception {
        Path home = Files.createDirectory(directory.resolve("killed"));
        Random random = new Random(1);
        List<Long> megabytes = new ArrayList<>();
        int kills = 0;
        int ends = 0;
        StackInAProcess stack = start(home);
        try (SoakClients clients = SoakClients.start(6, client(stack), end)) {
            while (System.nanoTime() < end) {
                clients.runFor(Duration.ofMillis(random.nextInt(1_000, 15_000)));
                megabytes.add(stack.residentKilobytes() / 1024);
                if (random.nextInt(4) == 0) {
                    stack.end();
                    ends++;
                } else {
                    stack.close();
                    kills++;
                }
                stack = start(home);
                clients.reach(client(stack));
            }
            clients.join();
            return new Outcome("killed and ended", clients, stored(client(stack)), kills, ends, megabytes);
        } finally {
            stack.close();
        }
    }

    private Outcome untouched(long end) throws Exception {
        List<Long> megabytes = new ArrayList<>();
        try (StackInAProcess stack = start(Files.createDirectory(directory.resolve("untouched")));
                SoakClients clients = SoakClients.start(2, client(stack), end)) {
            while (System.nanoTime() < end) {
                clients.runFor(BETWEEN_SAMPLES);
                megabytes.add(stack.residentKilobytes() / 1024);
            }
            clients.join();
            return new Outcome("runs to the end", clients, stored(client(stack)), 0, 0, megabytes);
        }
    }

    private static long most(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** With the heap of the distribution. */
    private static StackInAProcess start(Path home) throws Exception {
        return StackInAProcess.start(home, List.of(), "-Xmx96m");
    }

    private static Client client(StackInAProcess stack) {
        return new Client(HttpClient.newHttpClient(), stack.endpoint(), Optional.of(stack.apiKey()));
    }

    /** All tasks by id, each met once. */
    private static Map<String, SoakClient.Stored> stored(Client client) throws Exception {
        Map<String, SoakClient.Stored> stored = new TreeMap<>();
        Object cursor = null;
        do {
            String path = "/tasks?limit=100" + (cursor == null ? "" : "&cursor=" + cursor);
            Map<?, ?> page = (Map<?, ?>) Json.read(client.get(path).body().getBytes(StandardCharsets.UTF_8),
                    Json::value);
            for (Object one : (List<?>) page.get("data")) {
                Map<?, ?> task = (Map<?, ?>) one;
                assertEquals(null, stored.put((String) task.get("taskId"), SoakClient.of(task)));
            }
            cursor = page.get("nextCursor");
        } while (cursor != null);
        return stored;
    }
}
