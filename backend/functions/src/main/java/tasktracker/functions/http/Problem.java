package tasktracker.functions.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tasktracker.contract.ApiError;
import tasktracker.contract.Envelope;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.HeaderNames;

/**
 * Why a request is not answered as asked: what becomes the error envelope.
 *
 * @param message names the thing and the way out; holds no text that a client sent but what is a safe {@link Echo}
 * @param details facts for a program, see {@link ApiError}
 * @param headers of the answer, beyond those of every answer
 */
public record Problem(ErrorCode code, String message, Map<String, Object> details, Map<String, String> headers) {
    public Problem {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        headers = Map.copyOf(headers);
    }

    /** A problem without details. */
    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, message, Map.of(), Map.of());
    }

    /** This problem with one more detail. */
    public Problem detail(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Problem(code, message, more, headers);
    }

    /** This problem with one more header. */
    public Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, message, details, more);
    }

    /** As part of a bulk answer, which has one correlation id for all. */
    public ApiError toError() {
        return new ApiError(code.name(), message, details, null);
    }

    /** The error envelope under the code's status. */
    public ApiResponse toResponse(String correlationId) {
        ApiResponse response = ApiResponse.json(code.status(),
                Envelope.error(new ApiError(code.name(), message, details, correlationId)));
        headers.forEach(response::header);
        return response;
    }

    /** The store is busy or the time is up: the same request again may succeed. */
    public static Problem retryLater(String message) {
        return of(ErrorCode.RETRY_LATER, message).header(HeaderNames.RETRY_AFTER, "1");
    }
}
