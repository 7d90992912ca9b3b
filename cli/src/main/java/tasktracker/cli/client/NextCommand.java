package tasktracker.cli.client;

import java.util.Map;
import tasktracker.contract.ErrorCode;

/**
 * The command to run next after an error of the API, as far as the call says it.
 *
 * @param details of the error
 * @param correlationId under which the server logged the call, or null
 */
record NextCommand(Request request, Map<String, Object> details, String correlationId) {
    private static final String CATEGORIES = "tasktracker category list";
    private static final String TASKS = "tasktracker task list --status all";
    private static final String NEWEST = "tasktracker task list --status all --sort created --desc";
    private static final String DOCTOR = "tasktracker doctor";
    private static final String PROFILE = "tasktracker profile show";
    private static final String TASK = "tasktracker task show ";

    /** Null where only the command line itself says it, which the call does not know. */
    String after(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR, INVALID_JSON, INVALID_CURSOR, REQUEST_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE,
                    IDEMPOTENCY_KEY_REUSED, PRECONDITION_REQUIRED, THROTTLED ->
                null;
            // Expired, disabled or in no plan: the gateway does not say, but whoever may read the keys can see it.
            case INVALID_API_KEY -> "tasktracker keys show";
            case KEY_NOT_BOUND, READ_ONLY_KEY -> PROFILE;
            case ACCESS_DENIED -> DOCTOR;
            case RESOURCE_NOT_FOUND -> isCategory() ? CATEGORIES : TASKS;
            case ROUTE_NOT_FOUND -> PROFILE;
            case CATEGORY_NAME_TAKEN, CATEGORY_MISSING -> CATEGORIES;
            case CATEGORY_IN_USE -> "tasktracker category delete " + last() + " --on-tasks uncategorize";
            case EXTERNAL_ID_TAKEN, TASK_ID_TAKEN -> holder();
            case BULK_CONFLICT -> TASKS;
            case VERSION_MISMATCH -> isCategory() ? CATEGORIES : TASK + last();
            case QUOTA_EXCEEDED -> "tasktracker keys usage";
            case INTERNAL_SERVER_ERROR, BAD_GATEWAY -> logs();
            // Whether it was done is not known, and the same command again would do it twice.
            case RETRY_LATER, TIMEOUT -> request.method().equals("GET") ? null : isCategory() ? CATEGORIES : NEWEST;
        };
    }

    private String holder() {
        Object taskId = details.get("taskId");
        return taskId == null ? TASKS : TASK + taskId;
    }

    private String logs() {
        String host = request.uri().getHost();
        if ("127.0.0.1".equals(host) || "localhost".equals(host)) {
            return "tasktracker local logs";
        }
        return correlationId == null ? DOCTOR : "tasktracker stack logs --correlation-id " + correlationId;
    }

    private boolean isCategory() {
        return request.uri().getRawPath().contains("/categories");
    }

    private String last() {
        String path = request.uri().getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
