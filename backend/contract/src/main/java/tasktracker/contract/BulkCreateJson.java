package tasktracker.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** {@link BulkCreate} as JSON. */
public final class BulkCreateJson {
    private BulkCreateJson() {}

    /** Writes a request. */
    public static void write(JsonGenerator json, BulkCreate.Request request) throws IOException {
        json.writeStartObject();
        json.writeStringField("mode", request.mode().wire());
        json.writeArrayFieldStart("tasks");
        for (NewTask task : request.tasks()) {
            TaskJson.write(json, task);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes an answer. */
    public static void write(JsonGenerator json, BulkCreate.Response response) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (BulkCreate.Result result : response.results()) {
            write(json, result);
        }
        json.writeEndArray();
        json.writeNumberField("succeeded", response.succeeded());
        json.writeNumberField("failed", response.failed());
        json.writeEndObject();
    }

    /** Reads an answer. */
    public static BulkCreate.Response readResponse(JsonParser in) throws IOException {
        Fields fields = new Fields();
        Json.object(in, (field, json) -> {
            switch (field) {
                case "results" -> fields.results = Json.array(json, BulkCreateJson::readResult);
                case "succeeded" -> fields.succeeded = json.getIntValue();
                case "failed" -> fields.failed = json.getIntValue();
                default -> json.skipChildren();
            }
        });
        return new BulkCreate.Response(fields.results, fields.succeeded, fields.failed);
    }

    private static void write(JsonGenerator json, BulkCreate.Result result) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", result.index());
        json.writeStringField("status", result.status().wire());
        if (result.taskId() != null) {
            json.writeStringField(TaskFields.TASK_ID, result.taskId());
        }
        if (result.version() > 0) {
            json.writeNumberField(TaskFields.VERSION, result.version());
        }
        if (result.same() != null) {
            json.writeBooleanField("same", result.same());
        }
        if (result.error() != null) {
            json.writeFieldName("error");
            Envelope.write(json, result.error());
        }
        json.writeEndObject();
    }

    private static BulkCreate.Result readResult(JsonParser in) throws IOException {
        ResultFields fields = new ResultFields();
        Json.object(in, (field, json) -> {
            switch (field) {
                case "index" -> fields.index = json.getIntValue();
                case "status" -> fields.status = BulkCreate.Status.of(Json.text(json))
                        .orElseThrow(() -> new IOException("an unknown status"));
                case TaskFields.TASK_ID -> fields.taskId = Json.text(json);
                case TaskFields.VERSION -> fields.version = json.getLongValue();
                case "same" ->
                    fields.same = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getBooleanValue();
                case "error" -> fields.error = Envelope.readApiError(json);
                default -> json.skipChildren();
            }
        });
        if (fields.status == null) {
            throw new IOException("a result without status");
        }
        return new BulkCreate.Result(fields.index, fields.status, fields.taskId, fields.version, fields.same,
                fields.error);
    }

    private static final class Fields {
        private List<BulkCreate.Result> results = List.of();
        private int succeeded;
        private int failed;
    }

    private static final class ResultFields {
        private int index;
        private BulkCreate.Status status;
        private String taskId;
        private long version;
        private Boolean same;
        private ApiError error;
    }
}
