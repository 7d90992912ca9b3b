package tasktracker.functions.observe;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Consumer;
import tasktracker.contract.Json;
import tasktracker.functions.task.TaskEvents;

/**
 * Business metrics as log lines in CloudWatch's embedded metric format (AWS documentation, "Specification: Embedded
 * metric format"). The only dimension is the service: ids are properties, for each value of a dimension is a metric
 * that costs.
 */
public final class Metrics implements TaskEvents {
    public static final String TASKS_CREATED = "TasksCreated";
    public static final String TASKS_COMPLETED = "TasksCompleted";
    public static final String TASKS_IMPORTED = "TasksImported";

    private final Consumer<String> lines;
    private final String namespace;
    private final String service;
    private final Clock clock;

    public Metrics(Consumer<String> lines, String namespace, String service, Clock clock) {
        this.lines = lines;
        this.namespace = namespace;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public void created() {
        count(TASKS_CREATED, 1);
    }

    @Override
    public void completed(int tasks) {
        count(TASKS_COMPLETED, tasks);
    }

    @Override
    public void imported(int tasks) {
        count(TASKS_IMPORTED, tasks);
    }

    private void count(String name, int count) {
        if (count == 0) {
            return;
        }
        RequestScope scope = RequestScope.current();
        byte[] line = Json.bytes(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.millis());
            json.writeArrayFieldStart("CloudWatchMetrics");
            json.writeStartObject();
            json.writeStringField("Namespace", namespace);
            json.writeArrayFieldStart("Dimensions");
            json.writeStartArray();
            json.writeString("service");
            json.writeEndArray();
            json.writeEndArray();
            json.writeArrayFieldStart("Metrics");
            json.writeStartObject();
            json.writeStringField("Name", name);
            json.writeStringField("Unit", "Count");
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField("service", service);
            json.writeStringField("function_name", scope.functionName());
            json.writeStringField("function_request_id", scope.requestId());
            json.writeStringField("correlation_id", scope.correlationId());
            json.writeNumberField(name, count);
            json.writeEndObject();
        });
        lines.accept(new String(line, StandardCharsets.UTF_8));
    }
}
