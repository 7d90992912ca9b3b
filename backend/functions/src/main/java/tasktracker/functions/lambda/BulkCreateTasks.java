package tasktracker.functions.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.BulkCreateJson;
import tasktracker.contract.Envelope;
import tasktracker.functions.bulk.BulkCreateService;
import tasktracker.functions.bulk.BulkItem;
import tasktracker.functions.bulk.ItemOutcome;
import tasktracker.functions.bulk.JointOutcome;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.BulkCreateBody;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.Problem;
import tasktracker.functions.http.TaskBodies;

/** POST /tasks/bulk/create: one result for each task, in their order; or, in mode atomic, all or nothing. */
public final class BulkCreateTasks extends ApiFunction {
    private final BulkCreateService service;
    private final TaskBodies bodies;

    public BulkCreateTasks() {
        this(Wiring.application());
    }

    public BulkCreateTasks(Application application) {
        super(application, Access.WRITE);
        this.service = application.bulkCreate();
        this.bodies = application.taskBodies();
    }

    @Override
    ApiResponse answer(Call call) {
        BulkCreateBody body = BulkCreateBody.read(call.body(), bodies);
        return switch (body.mode()) {
            case WRITE ->
                ok(BulkResults.each(body.items(), service.write(call.userId(), items(call, body), call.deadline())));
            case CHECK ->
                ok(BulkResults.each(body.items(), service.check(call.userId(), items(call, body), call.deadline())));
            case ATOMIC -> {
                Map<Integer, Problem> invalid = body.invalid();
                yield invalid.isEmpty()
                        ? joint(call, items(call, body))
                        : call.answer(BulkResults.conflict(invalid));
            }
        };
    }

    private ApiResponse joint(Call call, List<BulkItem> items) {
        return switch (service.createAll(call.userId(), items, call.token())) {
            case JointOutcome.Created(List<String> taskIds) -> ok(BulkResults.created(taskIds));
            case JointOutcome.Replayed(List<String> taskIds) -> Answers.replayed(ok(BulkResults.created(taskIds)));
            case JointOutcome.TokenReused() -> call.answer(Conflicts.tokenReused());
            case JointOutcome.Refused(List<Optional<ItemOutcome>> reasons) ->
                call.answer(BulkResults.conflict(reasons));
        };
    }

    private static List<BulkItem> items(Call call, BulkCreateBody body) {
        List<BulkItem> items = new ArrayList<>();
        for (int i = 0; i < body.items().size(); i++) {
            if (body.items().get(i) instanceof BulkCreateBody.Item.Valid(var draft, var sent)) {
                items.add(new BulkItem(i, draft, call.token(i, sent)));
            }
        }
        return items;
    }

    private static ApiResponse ok(List<BulkCreate.Result> results) {
        return ApiResponse.json(200, Envelope.data(BulkCreate.Response.of(results), BulkCreateJson::write));
    }
}
