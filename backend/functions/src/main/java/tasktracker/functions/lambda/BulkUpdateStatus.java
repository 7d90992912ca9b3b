package tasktracker.functions.lambda;

import tasktracker.contract.BulkChange;
import tasktracker.functions.bulk.BulkChangeService;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.BulkChangeBodies;
import tasktracker.functions.task.Goal;

/** POST /tasks/bulk/status: completes tasks, or reopens them. */
public final class BulkUpdateStatus extends ApiFunction {
    private final BulkChangeService service;

    public BulkUpdateStatus() {
        this(Wiring.application());
    }

    public BulkUpdateStatus(Application application) {
        super(application, Access.WRITE);
        this.service = application.bulkChange();
    }

    @Override
    ApiResponse answer(Call call) {
        BulkChange.SetStatus body = BulkChangeBodies.status(call.body());
        return ChangeResults.answer(call, body.taskIds(), service.reach(call.userId(), body.mode(), body.taskIds(),
                new Goal.Status(body.completed()), call.deadline()));
    }
}
