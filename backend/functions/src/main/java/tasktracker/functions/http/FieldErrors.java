package tasktracker.functions.http;

import java.util.LinkedHashMap;
import java.util.Map;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.Limits;

/** Everything that is wrong with a request, by the name of the field, parameter or header. */
final class FieldErrors {
    /** Enough for every item of a bulk request and every field there is; what comes after is made up by the client. */
    private static final int MAX = Limits.BULK + 10;

    private final Map<String, Object> reasons = new LinkedHashMap<>();

    /** Notes what is wrong; the first reason of a name stays. */
    void add(String name, String reason) {
        if (reasons.size() < MAX) {
            reasons.putIfAbsent(Echo.of(name), reason);
        }
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    Problem problem() {
        StringBuilder message = new StringBuilder();
        for (Map.Entry<String, Object> reason : reasons.entrySet()) {
            if (message.length() > 300) {
                message.append("; …");
                break;
            }
            message.append(message.isEmpty() ? "" : "; ").append(reason.getKey()).append(' ')
                    .append(reason.getValue());
        }
        return new Problem(ErrorCode.VALIDATION_ERROR, message.toString(), reasons, Map.of());
    }

    /** Ends the reading when anything is wrong. */
    void refuseIfAny() {
        if (!isEmpty()) {
            throw new Refusal(problem());
        }
    }

    /** A refusal for one reason. */
    static Refusal refusal(String name, String reason) {
        FieldErrors errors = new FieldErrors();
        errors.add(name, reason);
        return new Refusal(errors.problem());
    }
}
