package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.BulkCreate;

/** An import that ends at once at any point, as by SIGKILL, and is run again until it comes to its end. */
final class InterruptedImportTest {
    private static final int ROWS = 1_234;

    @TempDir
    Path directory;

    @SuppressWarnings("serial") // never serialised
    private static final class Killed extends RuntimeException {}

    @Test
    void theFinalStateIsThatOfOneRun() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            AtomicInteger left = new AtomicInteger();
            boolean[] after = new boolean[1];
            FakeTaskClient client = new FakeTaskClient() {
                @Override
                public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String key) {
                    boolean dead = left.decrementAndGet() <= 0;
                    if (dead && !after[0]) {
                        throw new Killed();
                    }
                    BulkCreate.Response response = super.bulkCreate(request, key);
                    if (dead) {
                        throw new Killed();
                    }
                    return response;
                }
            };
            ImportFixture fixture = new ImportFixture(directory.resolve("run" + seed), client);
            StringBuilder csv = new StringBuilder("title\n");
            for (int i = 0; i < ROWS; i++) {
                csv.append("task ").append(random.nextInt(ROWS)).append('\n');
            }
            for (int kill = 0; kill < 3; kill++) {
                left.set(1 + random.nextInt(4));
                after[0] = random.nextBoolean();
                assertThrows(Killed.class, () -> fixture.run(csv.toString()), "seed " + seed);
            }
            left.set(Integer.MAX_VALUE);
            client.calls.set(0);
            int before = client.tasks.size();
            Tally last = fixture.run(csv.toString()).tally();
            assertEquals(ROWS, last.created() + last.existing(), "seed " + seed);
            assertEquals(ROWS, client.tasks.size(), "seed " + seed);
            assertEquals(ROWS, new HashSet<>(client.byExternalId()).size(), "seed " + seed);
            // what is settled is not sent again, but for the one batch that is looked up
            assertEquals(true, client.calls.get() <= 13 - last.existing() / 100 + 1, "seed " + seed);
            assertEquals(true, last.created() >= ROWS - before, "seed " + seed);
            assertEquals(new Tally(0, 0, ROWS, 0, 0, 0), fixture.run(csv.toString()).tally(), "seed " + seed);
        }
    }
}
