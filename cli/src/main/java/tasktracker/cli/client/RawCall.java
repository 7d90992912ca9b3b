package tasktracker.cli.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of the user's own making.
 *
 * @param method in capitals
 * @param path below the stage, percent-encoded, with its query; {@link RawPath} makes it
 * @param headers that are sent beside or instead of the tool's own, but never instead of the key
 * @param body null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawCall(String method, String path, Map<String, String> headers, byte[] body) {
    public RawCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A GET without anything more. */
    public static RawCall get(String path) {
        return new RawCall("GET", path, Map.of(), null);
    }

    /** The same at another path. */
    public RawCall at(String otherPath) {
        return new RawCall(method, otherPath, headers, body);
    }
}
