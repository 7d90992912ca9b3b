package tasktracker.cli.aws.fake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call to a fake service.
 *
 * @param target the header X-Amz-Target, or ""
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Call(String service, String method, String path, Map<String, String> query, String target, byte[] body) {
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The fields of a form. */
    Map<String, String> form() {
        return fields(text());
    }

    static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                fields.put(decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
