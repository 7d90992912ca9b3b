package tasktracker.functions.lambda;

import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.ETag;
import tasktracker.functions.http.TaskBodies;
import tasktracker.functions.store.Precondition;
import tasktracker.functions.task.TaskService;
import tasktracker.functions.task.TaskService.Update;

/** PUT /tasks/{id}, conditional by If-Match. */
public final class UpdateTask extends ApiFunction {
    private final TaskService tasks;
    private final TaskBodies bodies;

    public UpdateTask() {
        this(Wiring.application());
    }

    public UpdateTask(Application application) {
        super(application, Access.WRITE);
        this.tasks = application.tasks();
        this.bodies = application.taskBodies();
    }

    @Override
    ApiResponse answer(Call call) {
        String id = call.id();
        Precondition precondition = ETag.required(call.request());
        TaskPatch patch = bodies.patch(call.body());
        return switch (tasks.update(call.userId(), id, precondition, patch, call.token())) {
            case Update.Updated(Task task) -> Answers.ok(task);
            case Update.Replayed(Task task) -> Answers.replayed(Answers.ok(task));
            case Update.TokenReused() -> call.answer(Conflicts.tokenReused());
            case Update.NotFound() -> call.answer(Problems.notFound());
            case Update.VersionMismatch(Task current) -> call.answer(Problems.versionMismatch(current.version()));
            case Update.CategoryMissing(String categoryId) -> call.answer(Conflicts.categoryMissing(categoryId));
        };
    }
}
