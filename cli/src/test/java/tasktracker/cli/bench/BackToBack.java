package tasktracker.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tasktracker.cli.client.HttpTaskClients;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.client.TimeLimits;
import tasktracker.cli.transfer.Window;
import tasktracker.contract.BulkCreate;

/**
 * The bulk requests of an import without the import: made before the clock starts, then sent as the tool sends them,
 * as many at once, one after the other.
 */
final class BackToBack {
    private static final int BATCH = 100;

    private BackToBack() {}

    /** Sends so many rows to the API in the environment and prints the seconds. */
    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[0]);
        var data = Rows.data();
        List<BulkCreate.Request> requests = new ArrayList<>();
        for (int at = 0; at < rows; at += BATCH) {
            requests.add(new BulkCreate.Request(BulkCreate.Mode.WRITE, Rows.tasks(data, Math.min(BATCH, rows - at))));
        }
        HttpTaskClients clients = new HttpTaskClients(System::getenv, Clock.systemUTC(),
                new SplittableRandom(System.nanoTime()), Thread::sleep, TimeLimits.DEFAULT);
        Target target = new Target(URI.create(System.getenv("TASKTRACKER_ENDPOINT")),
                Optional.of(System.getenv("TASKTRACKER_API_KEY")));
        int[] created = new int[1];
        long started = System.nanoTime();
        try (TaskClient client = clients.open(target, new TaskClients.Telling(_ -> {}, null, null));
                Window<BulkCreate.Response> window = new Window<>(Window.WIDTH,
                        answer -> created[0] += (int) answer.results().stream()
                                .filter(one -> one.status() == BulkCreate.Status.CREATED).count())) {
            for (int at = 0; at < requests.size(); at++) {
                BulkCreate.Request request = requests.get(at);
                String key = "bench-" + started + "-" + at; // two threads may read the same time
                window.add(() -> client.bulkCreate(request, key));
            }
            window.drain();
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        if (created[0] != rows) {
            throw new IllegalStateException(created[0] + " of " + rows + " rows were created");
        }
        System.out.println(seconds);
    }
}
