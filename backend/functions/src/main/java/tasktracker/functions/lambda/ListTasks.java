package tasktracker.functions.lambda;

import java.util.Optional;
import tasktracker.contract.Envelope;
import tasktracker.contract.Page;
import tasktracker.contract.TaskJson;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Cursors;
import tasktracker.functions.http.ListParameters;
import tasktracker.functions.task.Slice;
import tasktracker.functions.task.TaskService;

/** GET /tasks. */
public final class ListTasks extends ApiFunction {
    private final TaskService tasks;
    private final Cursors cursors;

    public ListTasks() {
        this(Wiring.application());
    }

    public ListTasks(Application application) {
        super(application, Access.READ);
        this.tasks = application.tasks();
        this.cursors = application.cursors();
    }

    @Override
    ApiResponse answer(Call call) {
        ListParameters list = ListParameters.read(call.request());
        String query = list.fingerprint();
        Optional<String> after = list.cursor().map(cursor -> cursors.verify(call.userId(), query, cursor));
        Slice slice = tasks.list(call.userId(), list.query(), after, list.limit(), call.deadline());
        Optional<String> next = slice.next().map(position -> cursors.sign(call.userId(), query, position));
        return ApiResponse.json(200, Envelope.page(new Page<>(slice.tasks(), next), TaskJson::write));
    }
}
