package tasktracker.cli.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.error.CliException;

/**
 * What the API answered to a {@link RawCall}, whatever it was.
 *
 * @param headers by lower-case name
 * @param failure what the answer means when it is no success
 * @param doneBefore whether it is only of a repeated DELETE, whose first try had done the work
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawAnswer(int status, Map<String, List<String>> headers, byte[] body, Optional<CliException> failure,
        boolean doneBefore) {
    /** The first value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return answer().header(lowerCaseName);
    }

    /** Whether the body says of itself that it is JSON. */
    public boolean isJson() {
        return answer().mediaType().equals("application/json");
    }

    private Answer answer() {
        return new Answer(status, headers, body);
    }
}
