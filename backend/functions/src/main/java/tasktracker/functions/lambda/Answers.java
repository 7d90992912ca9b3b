package tasktracker.functions.lambda;

import tasktracker.contract.Category;
import tasktracker.contract.CategoryJson;
import tasktracker.contract.Envelope;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Task;
import tasktracker.contract.TaskJson;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.ETag;

/** The forms of a success. */
final class Answers {
    private Answers() {}

    static ApiResponse ok(Task task) {
        return ApiResponse.json(200, Envelope.data(task, TaskJson::write)).header(HeaderNames.ETAG,
                ETag.of(task.version()));
    }

    static ApiResponse ok(Category category) {
        return ApiResponse.json(200, Envelope.data(category, CategoryJson::write)).header(HeaderNames.ETAG,
                ETag.of(category.version()));
    }

    static ApiResponse created(Call call, Task task) {
        return ApiResponse.json(201, Envelope.data(task, TaskJson::write))
                .header(HeaderNames.ETAG, ETag.of(task.version()))
                .header(HeaderNames.LOCATION, call.request().publicPath() + "/" + task.taskId());
    }

    static ApiResponse created(Call call, Category category) {
        return ApiResponse.json(201, Envelope.data(category, CategoryJson::write))
                .header(HeaderNames.ETAG, ETag.of(category.version()))
                .header(HeaderNames.LOCATION, call.request().publicPath() + "/" + category.categoryId());
    }

    /** Marks an answer as that of an earlier request with the same Idempotency-Key. */
    static ApiResponse replayed(ApiResponse answer) {
        return answer.header(HeaderNames.IDEMPOTENCY_REPLAYED, "true");
    }
}
