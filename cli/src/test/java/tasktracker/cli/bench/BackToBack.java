package tasktracker.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import tasktracker.cli.client.HttpTaskClients;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.client.TimeLimits;
import tasktracker.cli.transfer.Window;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.NewTask;

/**
 * The bulk requests of an import, of {@code bulk done} and of {@code bulk delete} without the tool: made before the clock
 * starts, then sent as the tool sends them, as many at once, one after the other.
 */
final class BackToBack {
    private static final int BATCH = 100;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private BackToBack() {}

    /** Creates so many tasks with the API in the environment, completes and deletes them; prints the three times in s. */
    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[0]);
        var data = Rows.data();
        List<BulkCreate.Request> creates = new ArrayList<>();
        for (int at = 0; at < rows; at += BATCH) {
            creates.add(new BulkCreate.Request(BulkCreate.Mode.WRITE, Rows.tasks(data, Math.min(BATCH, rows - at))));
        }
        HttpTaskClients clients = new HttpTaskClients(System::getenv, Clock.systemUTC(),
                new SplittableRandom(System.nanoTime()), Thread::sleep, TimeLimits.DEFAULT);
        Target target = new Target(URI.create(System.getenv("TASKTRACKER_ENDPOINT")),
                Optional.of(System.getenv("TASKTRACKER_API_KEY")));
        try (TaskClient client = clients.open(target, new TaskClients.Telling(_ -> {}, null, null))) {
            String run = UUID.randomUUID().toString();
            List<String> ids = new ArrayList<>();
            List<String> open = new ArrayList<>();
            double create = seconds(creates, request -> client.bulkCreate(request, run + NEXT.getAndIncrement()),
                    answer -> answer.results().forEach(one -> {
                        if (one.status() != BulkCreate.Status.CREATED) {
                            throw new IllegalStateException("a task is " + one.status().wire());
                        }
                        ids.add(one.taskId());
                    }));
            for (int at = 0; at < creates.size(); at++) {
                List<NewTask> tasks = creates.get(at).tasks();
                for (int i = 0; i < tasks.size(); i++) {
                    if (!tasks.get(i).completed()) {
                        open.add(ids.get(at * BATCH + i));
                    }
                }
            }
            double done = seconds(batches(open, batch -> new BulkChange.SetStatus(BulkChange.Mode.WRITE, batch, true)),
                    client::bulkChange, answer -> require(answer, BulkChange.Status.UPDATED));
            double delete = seconds(batches(ids, batch -> new BulkChange.Delete(BulkChange.Mode.WRITE, batch)),
                    client::bulkChange, answer -> require(answer, BulkChange.Status.DELETED));
            System.out.println(create + " " + done + " " + delete);
        }
    }

    private static <Q, A> double seconds(List<Q> requests, Function<Q, A> send, Consumer<A> answered)
            throws IOException {
        long started = System.nanoTime();
        try (Window<A> window = new Window<>(Window.WIDTH, answered::accept)) {
            for (Q request : requests) {
                window.add(() -> send.apply(request));
            }
            window.drain();
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static List<BulkChange.Request> batches(List<String> ids, Function<List<String>, BulkChange.Request> make) {
        List<BulkChange.Request> requests = new ArrayList<>();
        for (int at = 0; at < ids.size(); at += BATCH) {
            requests.add(make.apply(ids.subList(at, Math.min(ids.size(), at + BATCH))));
        }
        return requests;
    }

    private static void require(BulkChange.Response answer, BulkChange.Status status) {
        if (answer.results().stream().anyMatch(one -> one.status() != status)) {
            throw new IllegalStateException("not all tasks are " + status.wire());
        }
    }
}
