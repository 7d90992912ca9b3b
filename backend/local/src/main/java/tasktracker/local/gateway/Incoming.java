package tasktracker.local.gateway;

import java.util.List;
import java.util.Map;
import tasktracker.local.key.StoredKey;

/**
 * A request on its way through the gateway.
 *
 * @param path with the stage and as the client wrote it, percent-encoded
 * @param query as the client wrote it, null when there is none
 * @param headers in the order of the HTTP server, names as it writes them
 */
record Incoming(String requestId, long epochMillis, String method, String path, String query,
        Map<String, List<String>> headers, String sourceIp) {
    /** The first value of a header, or null. */
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** A request that may pass: its route, who sent it, and its body. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Admitted(Incoming request, Routes.Match match, StoredKey key, byte[] body) {}
}
