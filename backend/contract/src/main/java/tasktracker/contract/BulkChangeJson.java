package tasktracker.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;

/** {@link BulkChange} as JSON. */
public final class BulkChangeJson {
    private BulkChangeJson() {}

    /** Writes a request. */
    public static void write(JsonGenerator json, BulkChange.Request request) throws IOException {
        json.writeStartObject();
        json.writeStringField("mode", request.mode().wire());
        json.writeArrayFieldStart("taskIds");
        for (String taskId : request.taskIds()) {
            json.writeString(taskId);
        }
        json.writeEndArray();
        switch (request) {
            case BulkChange.SetStatus status -> json.writeBooleanField(TaskFields.COMPLETED, status.completed());
            case BulkChange.Move move -> Json.nullable(json, TaskFields.CATEGORY_ID, move.categoryId());
            case BulkChange.Delete _ -> {
                // The ids say it all.
            }
        }
        json.writeEndObject();
    }

    /** Writes an answer. */
    public static void write(JsonGenerator json, BulkChange.Response response) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("results");
        for (BulkChange.Result result : response.results()) {
            json.writeStartObject();
            json.writeStringField(TaskFields.TASK_ID, result.taskId());
            json.writeStringField("status", result.status().wire());
            if (result.error() != null) {
                json.writeFieldName("error");
                Envelope.write(json, result.error());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("succeeded", response.succeeded());
        json.writeNumberField("failed", response.failed());
        json.writeEndObject();
    }

    /** Reads an answer. */
    public static BulkChange.Response readResponse(JsonParser in) throws IOException {
        Fields fields = new Fields();
        Json.object(in, (field, json) -> {
            switch (field) {
                case "results" -> fields.results = Json.array(json, BulkChangeJson::readResult);
                case "succeeded" -> fields.succeeded = json.getIntValue();
                case "failed" -> fields.failed = json.getIntValue();
                default -> json.skipChildren();
            }
        });
        return new BulkChange.Response(fields.results, fields.succeeded, fields.failed);
    }

    private static BulkChange.Result readResult(JsonParser in) throws IOException {
        ResultFields fields = new ResultFields();
        Json.object(in, (field, json) -> {
            switch (field) {
                case TaskFields.TASK_ID -> fields.taskId = Json.text(json);
                case "status" -> fields.status = BulkChange.Status.of(Json.text(json))
                        .orElseThrow(() -> new IOException("an unknown status"));
                case "error" -> fields.error = Envelope.readApiError(json);
                default -> json.skipChildren();
            }
        });
        if (fields.taskId == null || fields.status == null) {
            throw new IOException("a result without taskId or status");
        }
        return new BulkChange.Result(fields.taskId, fields.status, fields.error);
    }

    private static final class Fields {
        private List<BulkChange.Result> results = List.of();
        private int succeeded;
        private int failed;
    }

    private static final class ResultFields {
        private String taskId;
        private BulkChange.Status status;
        private ApiError error;
    }
}
