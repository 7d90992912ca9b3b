package tasktracker.functions.lambda;

import tasktracker.contract.BulkChange;
import tasktracker.functions.bulk.BulkChangeService;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.BulkChangeBodies;

/** POST /tasks/bulk/delete. */
public final class BulkDeleteTasks extends ApiFunction {
    private final BulkChangeService service;

    public BulkDeleteTasks() {
        this(Wiring.application());
    }

    public BulkDeleteTasks(Application application) {
        super(application, Access.WRITE);
        this.service = application.bulkChange();
    }

    @Override
    ApiResponse answer(Call call) {
        BulkChange.Delete body = BulkChangeBodies.delete(call.body());
        return ChangeResults.answer(call, body.taskIds(),
                service.delete(call.userId(), body.mode(), body.taskIds(), call.deadline()));
    }
}
