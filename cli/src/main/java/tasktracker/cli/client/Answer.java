package tasktracker.cli.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.ApiError;
import tasktracker.contract.Envelope;
import tasktracker.contract.HeaderNames;

/**
 * One HTTP answer.
 *
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header. */
    Optional<String> header(String lowerCaseName) {
        List<String> values = headers.getOrDefault(lowerCaseName, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** The media type without its parameters; empty when there is none. */
    String mediaType() {
        String value = header("content-type").orElse("");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip();
    }

    /** The error in the envelope, or empty when somebody else answered, such as a proxy. */
    Optional<ApiError> error() {
        return isSuccess() ? Optional.empty() : Envelope.readError(body);
    }

    /** The id under which the call was logged. */
    Optional<String> correlationId() {
        return header(HeaderNames.CORRELATION_ID.toLowerCase(Locale.ROOT));
    }
}
