package tasktracker.cli.client;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP request, sent unchanged in every try.
 *
 * @param headers in the order to be shown; values are sent as they are
 * @param body null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(String method, URI uri, Map<String, String> headers, byte[] body) {
    Request {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
