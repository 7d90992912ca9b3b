package tasktracker.functions.lambda;

import tasktracker.contract.Task;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.ETag;
import tasktracker.functions.task.TaskService;
import tasktracker.functions.task.TaskStore.Deletion;

/** DELETE /tasks/{id}, conditional where there is an If-Match. */
public final class DeleteTask extends ApiFunction {
    private final TaskService tasks;

    public DeleteTask() {
        this(Wiring.application());
    }

    public DeleteTask(Application application) {
        super(application, Access.WRITE);
        this.tasks = application.tasks();
    }

    @Override
    ApiResponse answer(Call call) {
        return switch (tasks.delete(call.userId(), call.id(), ETag.optional(call.request()))) {
            case Deletion.Deleted() -> ApiResponse.empty(204);
            case Deletion.NotFound() -> call.answer(Problems.notFound());
            case Deletion.VersionMismatch(Task current) -> call.answer(Problems.versionMismatch(current.version()));
        };
    }
}
