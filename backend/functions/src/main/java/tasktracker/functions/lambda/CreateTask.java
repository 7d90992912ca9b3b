package tasktracker.functions.lambda;

import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.TaskBodies;
import tasktracker.functions.task.TaskService;
import tasktracker.functions.task.TaskService.Creation;

/** POST /tasks. */
public final class CreateTask extends ApiFunction {
    private final TaskService tasks;
    private final TaskBodies bodies;

    public CreateTask() {
        this(Wiring.application());
    }

    public CreateTask(Application application) {
        super(application, Access.WRITE);
        this.tasks = application.tasks();
        this.bodies = application.taskBodies();
    }

    @Override
    ApiResponse answer(Call call) {
        NewTask task = bodies.draft(call.body()).task();
        return switch (tasks.create(call.userId(), task, call.token())) {
            case Creation.Created(Task created) -> Answers.created(call, created);
            case Creation.Replayed(Task created) -> Answers.replayed(Answers.created(call, created));
            case Creation.TokenReused() -> call.answer(Conflicts.tokenReused());
            case Creation.CategoryMissing(String categoryId) -> call.answer(Conflicts.categoryMissing(categoryId));
            case Creation.ExternalIdTaken(String taskId) -> call.answer(Conflicts.externalIdTaken(taskId));
            case Creation.TaskIdTaken(String taskId) -> call.answer(Conflicts.taskIdTaken(taskId));
        };
    }
}
