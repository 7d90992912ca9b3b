package tasktracker.functions.lambda;

import java.util.Map;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Limits;
import tasktracker.functions.category.CategoryDeletion;
import tasktracker.functions.http.ETag;
import tasktracker.functions.http.Problem;

/** What the outcomes of the services say to a client, each worded once. */
final class Problems {
    private Problems() {}

    static Problem notFound() {
        return Problem.of(ErrorCode.RESOURCE_NOT_FOUND, "No resource has this id");
    }

    static Problem keyNotBound() {
        return Problem.of(ErrorCode.KEY_NOT_BOUND,
                "This API key belongs to no user: ask for one that tasktracker has issued");
    }

    static Problem readOnlyKey() {
        return Problem.of(ErrorCode.READ_ONLY_KEY, "This API key may only read: use one that may write");
    }

    static Problem versionMismatch(long version) {
        return Problem.of(ErrorCode.VERSION_MISMATCH,
                "It has changed since you read it: read it again, and repeat the change if it still makes sense")
                .detail("version", version).detail("etag", ETag.of(version))
                .header(HeaderNames.ETAG, ETag.of(version));
    }

    static Problem categoryNameTaken(String categoryId, boolean isBeingDeleted) {
        if (isBeingDeleted) {
            return nameTakenUntilDeleted(categoryId);
        }
        return Problem.of(ErrorCode.CATEGORY_NAME_TAKEN,
                "A category with this name already exists (case and accents are ignored): choose another name")
                .detail("categoryId", categoryId);
    }

    /** By a category that no list shows any more. */
    private static Problem nameTakenUntilDeleted(String categoryId) {
        return Problem.of(ErrorCode.CATEGORY_NAME_TAKEN,
                "A category with this name is being deleted: send DELETE /categories/" + categoryId
                        + " again until it is done, or choose another name")
                .detail("categoryId", categoryId).detail("deleting", true);
    }

    static Problem tooManyCategories() {
        String reason = "must be at most " + Limits.CATEGORIES;
        return Problem.of(ErrorCode.VALIDATION_ERROR, "categories " + reason + ": delete one first")
                .detail("categories", reason);
    }

    static Problem categoryInUse(int tasks) {
        return Problem.of(ErrorCode.CATEGORY_IN_USE,
                "The category has tasks: say tasks=uncategorize, or tasks=move with moveTo, to delete it")
                .detail("count", tasks < CategoryDeletion.COUNTED ? tasks : CategoryDeletion.COUNTED + " or more");
    }

    static Problem deletionUnfinished(int moved) {
        return Problem.retryLater("There was no time for all tasks of the category: send the same request again")
                .detail("moved", moved);
    }

    /** Why a request that is all or nothing came to nothing, by the index of the item. */
    static Problem bulkConflict(String message, Map<Integer, Problem> reasons) {
        Problem conflict = Problem.of(ErrorCode.BULK_CONFLICT, message + ": details say which, and why");
        for (Map.Entry<Integer, Problem> reason : reasons.entrySet()) {
            conflict = conflict.detail(reason.getKey().toString(),
                    reason.getValue().code() + ": " + reason.getValue().message());
        }
        return conflict;
    }

    /** Of an item of a bulk request. */
    static Problem itemRetryLater() {
        return Problem.retryLater("There was no time for this task, or the store was busy: send it again");
    }

    static Problem searchTooBroad(String reason) {
        return Problem.of(ErrorCode.VALIDATION_ERROR, "q " + reason).detail("q", reason);
    }

    static Problem internalError() {
        return Problem.of(ErrorCode.INTERNAL_SERVER_ERROR,
                "Something went wrong here: try again, and if it stays so, report the correlation id");
    }
}
