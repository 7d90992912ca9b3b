package tasktracker.functions.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tasktracker.contract.BulkChange;
import tasktracker.contract.BulkChange.Result;
import tasktracker.contract.BulkChange.Status;
import tasktracker.contract.BulkChangeJson;
import tasktracker.contract.Envelope;
import tasktracker.contract.ErrorCode;
import tasktracker.functions.bulk.BulkOutcome;
import tasktracker.functions.bulk.ChangeOutcome;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Conflicts;
import tasktracker.functions.http.Problem;

/** What the outcomes of a bulk change say to a client. */
final class ChangeResults {
    private ChangeResults() {}

    /** The answer to a request with these ids. */
    static ApiResponse answer(Call call, List<String> taskIds, BulkOutcome outcome) {
        return switch (outcome) {
            case BulkOutcome.Done(List<ChangeOutcome> outcomes) -> ApiResponse.json(200,
                    Envelope.data(BulkChange.Response.of(results(taskIds, outcomes)), BulkChangeJson::write));
            case BulkOutcome.Refused(Map<Integer, ChangeOutcome> reasons) -> call.answer(conflict(reasons));
            case BulkOutcome.CategoryMissing(String categoryId) ->
                call.answer(Conflicts.categoryMissing(categoryId));
        };
    }

    private static List<Result> results(List<String> taskIds, List<ChangeOutcome> outcomes) {
        List<Result> results = new ArrayList<>(taskIds.size());
        for (int i = 0; i < taskIds.size(); i++) {
            Status status = status(outcomes.get(i));
            results.add(new Result(taskIds.get(i), status,
                    status.isSuccess() ? null : problem(outcomes.get(i)).toError()));
        }
        return results;
    }

    private static Problem conflict(Map<Integer, ChangeOutcome> reasons) {
        Map<Integer, Problem> problems = new TreeMap<>();
        reasons.forEach((index, reason) -> problems.put(index, problem(reason)));
        return Problems.bulkConflict("Nothing was written, for not all tasks could be changed", problems);
    }

    private static Status status(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Updated() -> Status.UPDATED;
            case ChangeOutcome.Unchanged() -> Status.UNCHANGED;
            case ChangeOutcome.Deleted() -> Status.DELETED;
            case ChangeOutcome.NotFound() -> Status.NOT_FOUND;
            case ChangeOutcome.Duplicate(int _) -> Status.DUPLICATE;
            case ChangeOutcome.Retryable(),ChangeOutcome.Failed() -> Status.RETRYABLE;
        };
    }

    private static Problem problem(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.NotFound() -> Problems.notFound();
            case ChangeOutcome.Duplicate(int first) -> Problem.of(ErrorCode.VALIDATION_ERROR,
                    "Task " + first + " of this request is the same: name each once").detail("index", first);
            case ChangeOutcome.Retryable() -> Problems.itemRetryLater();
            case ChangeOutcome.Failed() -> Problems.internalError();
            case ChangeOutcome.Updated(),ChangeOutcome.Unchanged(),ChangeOutcome.Deleted() ->
                throw new IllegalArgumentException("nothing is wrong with it");
        };
    }
}
