package tasktracker.cli.command.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.HeaderNames;

/** Headers as {@code -H} takes them. No message repeats a value, which may be a secret. */
final class CallHeaders {
    /** The letters of a token beside letters and digits (RFC 9110, section 5.6.2). */
    private static final String TOKEN = "!#$%&'*+-.^_`|~";
    /** What the client itself says of the connection. */
    private static final List<String> RESERVED = List.of("connection", "content-length", "expect", "host",
            "transfer-encoding", "upgrade");

    private CallHeaders() {}

    /**
     * Reads {@code Name: value} lines.
     *
     * @throws CliException.Usage for what is no header, or not the user's to set
     */
    static Map<String, String> of(List<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (!isToken(name) || !isValue(value)) {
                throw wrong("a header is written \"Name: value\"", "tasktracker api --help");
            }
            if (name.equalsIgnoreCase(HeaderNames.API_KEY)) {
                throw wrong("the key is the profile's and cannot be given by -H; choose another --profile, or set"
                        + " TASKTRACKER_API_KEY", "tasktracker profile list");
            }
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw wrong("the header " + name + " is set by the connection itself", "tasktracker api --help");
            }
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, value);
        }
        return headers;
    }

    private static boolean isToken(String name) {
        for (int at = 0; at < name.length(); at++) {
            char sign = name.charAt(at);
            if (sign > 0x7E || !(Character.isLetterOrDigit(sign) || TOKEN.indexOf(sign) >= 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isValue(String value) {
        for (int at = 0; at < value.length(); at++) {
            char sign = value.charAt(at);
            if ((sign < 0x20 && sign != '\t') || sign > 0x7E) {
                return false;
            }
        }
        return true;
    }

    private static CliException wrong(String message, String hint) {
        return new CliException.Usage(Failure.of("INVALID_HEADER", message).hint(hint));
    }
}
