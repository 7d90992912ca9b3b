package tasktracker.functions.http;

import tasktracker.contract.ErrorCode;

/** The problems that a single request and an item of a bulk request have in common, each worded once. */
public final class Conflicts {
    private Conflicts() {}

    public static Problem categoryMissing(String categoryId) {
        return Problem.of(ErrorCode.CATEGORY_MISSING,
                "There is no category of this id: create it first, or leave the category out")
                .detail("categoryId", categoryId);
    }

    public static Problem externalIdTaken(String taskId) {
        return Problem.of(ErrorCode.EXTERNAL_ID_TAKEN, "Another task has this externalId: change that one instead")
                .detail("taskId", taskId);
    }

    public static Problem taskIdTaken(String taskId) {
        return Problem.of(ErrorCode.TASK_ID_TAKEN, "There is a task of this taskId: leave taskId out for a new one")
                .detail("taskId", taskId);
    }

    public static Problem tokenReused() {
        return Problem.of(ErrorCode.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used with another body: a new request needs a new key");
    }
}
