package tasktracker.local.gateway;

/**
 * What API Gateway answers by itself, by its response types, with its own status, message and x-amzn-ErrorType
 * (Amazon API Gateway Developer Guide, "Gateway response types").
 */
enum GatewayError {
    MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
    INVALID_API_KEY(403, "Forbidden", "ForbiddenException"),
    ACCESS_DENIED(403, "The request does not name 127.0.0.1 or localhost as its host", "AccessDeniedException"),
    BAD_REQUEST_BODY(400, "Invalid request body", "BadRequestException"),
    REQUEST_TOO_LARGE(413, "Request Too Long", "RequestTooLongException"),
    THROTTLED(429, "Too Many Requests", "TooManyRequestsException"),
    QUOTA_EXCEEDED(429, "Limit Exceeded", "LimitExceededException"),
    /** A function that Lambda throttled: API Gateway tells it from no other failure to call it. */
    INTEGRATION_FAILURE(504, "Internal server error", "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "Endpoint request timed out", "InternalServerErrorException"),
    /** A function that failed, or whose answer is none: API Gateway has no type of its own for it. */
    DEFAULT_5XX(502, "Internal server error", "InternalServerErrorException");

    private final int status;
    private final String message;
    private final String errorType;

    GatewayError(int status, String message, String errorType) {
        this.status = status;
        this.message = message;
        this.errorType = errorType;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    String errorType() {
        return errorType;
    }

    /** The response type that stands in where the template says nothing of this one. */
    String fallback() {
        return status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
    }
}
