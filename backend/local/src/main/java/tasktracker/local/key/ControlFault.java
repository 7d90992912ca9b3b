package tasktracker.local.key;

/** What the control plane answers instead of a result, as API Gateway does. */
@SuppressWarnings("serial") // never serialised
final class ControlFault extends Exception {
    private final int status;
    private final String type;

    private ControlFault(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    static ControlFault badRequest(String message) {
        return new ControlFault(400, "BadRequestException", message);
    }

    static ControlFault notFound(String message) {
        return new ControlFault(404, "NotFoundException", message);
    }

    static ControlFault conflict(String message) {
        return new ControlFault(409, "ConflictException", message);
    }

    static ControlFault unsigned() {
        return new ControlFault(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    static ControlFault notServed() {
        return new ControlFault(404, "NotFoundException",
                "the local stack serves the calls for API keys only, and not this one");
    }

    /** The caller's SDK sends the same call again. */
    static ControlFault unavailable(String message) {
        return new ControlFault(503, "ServiceUnavailableException", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
