package tasktracker.functions.bench;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import tasktracker.functions.dynamo.DynamoStores;
import tasktracker.functions.dynamo.StillDynamo;
import tasktracker.functions.http.CursorKeys;
import tasktracker.functions.lambda.Application;
import tasktracker.functions.lambda.BulkCreateTasks;
import tasktracker.functions.lambda.CreateTask;
import tasktracker.functions.lambda.DeleteTask;
import tasktracker.functions.lambda.FakeContext;
import tasktracker.functions.lambda.GetTask;
import tasktracker.functions.lambda.ListTasks;
import tasktracker.functions.lambda.UpdateTask;

/**
 * The way of a request through a warm function, without the network: the event is parsed, checked and answered, and
 * tasks are mapped from DynamoDB's items or to them, but the client has its answers ready.
 */
final class Warm {
    static final int LISTED = 50;
    private static final int SAMPLES = 41;

    private final byte[] event;
    private final RequestStreamHandler function;

    private Warm(String function, RequestStreamHandler handler) {
        this.event = Scene.of(function).event().getBytes(StandardCharsets.UTF_8);
        this.function = handler;
    }

    /** By what the tables call them. */
    static Map<String, Warm> all() {
        DynamoStores stores = StillDynamo.stores(Scene.USER, Bench.TASK, LISTED);
        Application application = Application.of(stores.tasks(), stores.categories(), CursorKeys.of(new byte[32]),
                Clock.systemUTC(), new Random(1), _ -> {
                    // What a log costs is Lambda's; what its lines cost is measured.
                });
        Map<String, Warm> all = new LinkedHashMap<>();
        all.put("GetTask", new Warm("GetTask", new GetTask(application)));
        all.put("CreateTask", new Warm("CreateTask", new CreateTask(application)));
        all.put("ListTasks", new Warm("ListTasks", new ListTasks(application)));
        all.put("UpdateTask", new Warm("UpdateTask", new UpdateTask(application)));
        all.put("DeleteTask", new Warm("DeleteTask", new DeleteTask(application)));
        all.put("BulkCreateTasks", new Warm("BulkCreateTasks", new BulkCreateTasks(application)));
        return all;
    }

    /** One request; its answer. */
    ByteArrayOutputStream run() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        function.handleRequest(new ByteArrayInputStream(event), out, new FakeContext(() -> 28_000));
        return out;
    }

    /** Bytes that one request allocates, in whatever threads. */
    long allocated(int settling) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < settling; i++) {
            run();
        }
        long[] bytes = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long before = threads.getTotalThreadAllocatedBytes();
            run();
            bytes[i] = threads.getTotalThreadAllocatedBytes() - before;
        }
        Arrays.sort(bytes);
        return bytes[SAMPLES / 2];
    }
}
