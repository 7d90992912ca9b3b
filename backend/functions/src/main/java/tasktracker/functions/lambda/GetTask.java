package tasktracker.functions.lambda;

import java.util.Optional;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Task;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.ETag;
import tasktracker.functions.task.TaskService;

/** GET /tasks/{id}, conditional by If-None-Match. */
public final class GetTask extends ApiFunction {
    private final TaskService tasks;

    public GetTask() {
        this(Wiring.application());
    }

    public GetTask(Application application) {
        super(application, Access.READ);
        this.tasks = application.tasks();
    }

    @Override
    ApiResponse answer(Call call) {
        Optional<Task> task = tasks.find(call.userId(), call.id());
        if (task.isEmpty()) {
            return call.answer(Problems.notFound());
        }
        long version = task.get().version();
        ApiResponse answer = ETag.isKnown(call.request(), version)
                ? ApiResponse.empty(304).header(HeaderNames.ETAG, ETag.of(version))
                : Answers.ok(task.get());
        // May be kept by the client, and must be asked about each time.
        return answer.header("Cache-Control", "private, no-cache");
    }
}
