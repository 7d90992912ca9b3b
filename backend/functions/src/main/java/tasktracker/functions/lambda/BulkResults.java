package tasktracker.functions.lambda;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tasktracker.contract.BulkCreate.Result;
import tasktracker.contract.BulkCreate.Status;
import tasktracker.contract.ErrorCode;
import tasktracker.functions.bulk.ItemOutcome;
import tasktracker.functions.http.BulkCreateBody;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.Problem;

/** What the outcomes of a bulk creation say to a client. */
final class BulkResults {
    private BulkResults() {}

    /** One result for each item of the request, given the outcomes of those that were valid. */
    static List<Result> each(List<BulkCreateBody.Item> items, List<ItemOutcome> outcomes) {
        Iterator<ItemOutcome> next = outcomes.iterator();
        List<Result> results = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            results.add(switch (items.get(i)) {
                case BulkCreateBody.Item.Valid _ -> result(i, next.next());
                case BulkCreateBody.Item.Invalid(Problem problem) -> failed(i, Status.INVALID, problem);
            });
        }
        return results;
    }

    /** The results when all were created together. */
    static List<Result> created(List<String> taskIds) {
        List<Result> results = new ArrayList<>(taskIds.size());
        for (int i = 0; i < taskIds.size(); i++) {
            results.add(new Result(i, Status.CREATED, taskIds.get(i), 1, null, null));
        }
        return results;
    }

    /** What keeps all out when each of these stands for one item. */
    static Problem conflict(List<Optional<ItemOutcome>> outcomes) {
        Map<Integer, Problem> reasons = new TreeMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).isPresent()) {
                reasons.put(i, problem(outcomes.get(i).get()));
            }
        }
        return conflict(reasons);
    }

    /** What keeps all out, by the index of the item. */
    static Problem conflict(Map<Integer, Problem> reasons) {
        return Problems.bulkConflict("Nothing was written, for not all tasks could be created", reasons);
    }

    private static Result result(int index, ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Created(String taskId, _) -> new Result(index, Status.CREATED, taskId, 1, null, null);
            case ItemOutcome.Creatable() -> new Result(index, Status.CREATED, null, 0, null, null);
            case ItemOutcome.Existing(String taskId, long version, boolean same, OptionalInt first) ->
                new Result(index, Status.EXISTING, taskId, version, same,
                        first.isPresent() ? problem(outcome).toError() : null);
            case ItemOutcome.CategoryMissing _,ItemOutcome.TaskIdTaken _,ItemOutcome.TokenReused _ ->
                failed(index, Status.CONFLICT, problem(outcome));
            case ItemOutcome.Retryable _,ItemOutcome.Failed _ -> failed(index, Status.RETRYABLE, problem(outcome));
        };
    }

    private static Problem problem(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Existing(String taskId, _, _, OptionalInt first) -> first.isPresent()
                    ? Problem.of(ErrorCode.EXTERNAL_ID_TAKEN,
                            "Task " + first.getAsInt() + " of this request has the same externalId")
                            .detail("index", first.getAsInt())
                    : Conflicts.externalIdTaken(taskId);
            case ItemOutcome.CategoryMissing(String categoryId) -> Conflicts.categoryMissing(categoryId);
            case ItemOutcome.TaskIdTaken(String taskId) -> Conflicts.taskIdTaken(taskId);
            case ItemOutcome.TokenReused() -> Conflicts.tokenReused();
            case ItemOutcome.Retryable() -> Problems.itemRetryLater();
            case ItemOutcome.Failed() -> Problems.internalError();
            case ItemOutcome.Created _,ItemOutcome.Creatable _ ->
                throw new IllegalArgumentException("nothing is wrong with it");
        };
    }

    private static Result failed(int index, Status status, Problem problem) {
        return new Result(index, status, null, 0, null, problem.toError());
    }
}
