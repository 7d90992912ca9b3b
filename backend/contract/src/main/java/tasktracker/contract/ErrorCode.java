package tasktracker.contract;

import java.util.Optional;

/** Every error code that a client can receive, with its HTTP status. */
public enum ErrorCode {
    VALIDATION_ERROR(400), INVALID_JSON(400), INVALID_CURSOR(400),
    /** Missing, unknown, disabled or not in a usage plan: API Gateway does not tell them apart. */
    INVALID_API_KEY(403), KEY_NOT_BOUND(403), READ_ONLY_KEY(403), ACCESS_DENIED(403),
    RESOURCE_NOT_FOUND(404), ROUTE_NOT_FOUND(404),
    CATEGORY_NAME_TAKEN(409), CATEGORY_IN_USE(409), CATEGORY_MISSING(409), EXTERNAL_ID_TAKEN(409), TASK_ID_TAKEN(409),
    BULK_CONFLICT(409), VERSION_MISMATCH(412), REQUEST_TOO_LARGE(413), UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422), PRECONDITION_REQUIRED(428), THROTTLED(429),
    /** The key's quota of the period is used up: not to be retried. */
    QUOTA_EXCEEDED(429), INTERNAL_SERVER_ERROR(500), BAD_GATEWAY(502), RETRY_LATER(503), TIMEOUT(504);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status (RFC 9110, RFC 6585). */
    public int status() {
        return status;
    }

    /** The code of that name, or empty when a newer server knows more than we do. */
    public static Optional<ErrorCode> of(String name) {
        for (ErrorCode code : values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
