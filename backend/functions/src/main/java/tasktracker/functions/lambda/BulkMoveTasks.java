package tasktracker.functions.lambda;

import java.util.Optional;
import tasktracker.contract.BulkChange;
import tasktracker.functions.bulk.BulkChangeService;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.BulkChangeBodies;
import tasktracker.functions.task.Goal;

/** POST /tasks/bulk/move: to another category, or out of any. */
public final class BulkMoveTasks extends ApiFunction {
    private final BulkChangeService service;

    public BulkMoveTasks() {
        this(Wiring.application());
    }

    public BulkMoveTasks(Application application) {
        super(application, Access.WRITE);
        this.service = application.bulkChange();
    }

    @Override
    ApiResponse answer(Call call) {
        BulkChange.Move body = BulkChangeBodies.move(call.body());
        return ChangeResults.answer(call, body.taskIds(), service.reach(call.userId(), body.mode(), body.taskIds(),
                new Goal.InCategory(Optional.ofNullable(body.categoryId())), call.deadline()));
    }
}
