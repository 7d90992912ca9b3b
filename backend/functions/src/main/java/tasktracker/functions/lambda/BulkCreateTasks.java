package tasktracker.functions.lambda;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import tasktracker.contract.ApiError;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.BulkCreate.Result;
import tasktracker.contract.BulkCreate.Status;
import tasktracker.contract.BulkCreateJson;
import tasktracker.contract.Envelope;
import tasktracker.contract.ErrorCode;
import tasktracker.functions.bulk.BulkCreateService;
import tasktracker.functions.bulk.BulkItem;
import tasktracker.functions.bulk.ItemOutcome;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.BulkCreateBody;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.Problem;
import tasktracker.functions.http.Refusal;
import tasktracker.functions.http.TaskBodies;

/** POST /tasks/bulk/create: one result for each task, in their order. */
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
        List<BulkItem> items = items(call, body.items());
        List<ItemOutcome> outcomes = switch (body.mode()) {
            case WRITE -> service.write(call.userId(), items, call.deadline());
            case CHECK -> service.check(call.userId(), items, call.deadline());
            case ATOMIC -> throw new Refusal(Problem.of(ErrorCode.VALIDATION_ERROR,
                    "mode atomic is not offered yet: use write").detail("mode", "atomic is not offered yet"));
        };
        Iterator<ItemOutcome> next = outcomes.iterator();
        List<Result> results = new ArrayList<>();
        for (BulkCreateBody.Item item : body.items()) {
            results.add(switch (item) {
                case BulkCreateBody.Item.Valid _ -> result(results.size(), next.next());
                case BulkCreateBody.Item.Invalid(Problem problem) ->
                    failed(results.size(), Status.INVALID, problem);
            });
        }
        return ApiResponse.json(200, Envelope.data(BulkCreate.Response.of(results), BulkCreateJson::write));
    }

    private static List<BulkItem> items(Call call, List<BulkCreateBody.Item> all) {
        List<BulkItem> items = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof BulkCreateBody.Item.Valid(var draft, var sent)) {
                items.add(new BulkItem(i, draft, call.token(i, sent)));
            }
        }
        return items;
    }

    private static Result result(int index, ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Created(String taskId, boolean _) ->
                new Result(index, Status.CREATED, taskId, 1, null, null);
            case ItemOutcome.Creatable() -> new Result(index, Status.CREATED, null, 0, null, null);
            case ItemOutcome.Existing(String taskId, long version, boolean same, OptionalInt first) ->
                new Result(index, Status.EXISTING, taskId, version, same, repeats(first));
            case ItemOutcome.CategoryMissing(String categoryId) ->
                failed(index, Status.CONFLICT, Conflicts.categoryMissing(categoryId));
            case ItemOutcome.TaskIdTaken(String taskId) ->
                failed(index, Status.CONFLICT, Conflicts.taskIdTaken(taskId));
            case ItemOutcome.TokenReused() -> failed(index, Status.CONFLICT, Conflicts.tokenReused());
            case ItemOutcome.Retryable() -> failed(index, Status.RETRYABLE, Problem
                    .retryLater("There was no time for this task, or the store was busy: send it again"));
            case ItemOutcome.Failed() -> failed(index, Status.RETRYABLE, Problems.internalError());
        };
    }

    /** Names the earlier task of the request that holds the externalId, null when the holder was there before. */
    private static ApiError repeats(OptionalInt first) {
        return first.isEmpty()
                ? null
                : Problem.of(ErrorCode.EXTERNAL_ID_TAKEN,
                        "Task " + first.getAsInt() + " of this request has the same externalId")
                        .detail("index", first.getAsInt()).toError();
    }

    private static Result failed(int index, Status status, Problem problem) {
        return new Result(index, status, null, 0, null, problem.toError());
    }
}
