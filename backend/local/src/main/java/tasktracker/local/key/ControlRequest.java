package tasktracker.local.key;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Json;

/**
 * A call of the control plane.
 *
 * @param path the parts between the slashes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ControlRequest(String method, List<String> path, Map<String, String> query, byte[] body) {
    private static final int MOST = 500;
    private static final int USUAL = 25;

    static ControlRequest of(String method, String path, String query, byte[] body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        List<String> parts = List.of(path.substring(1).split("/"));
        return new ControlRequest(method, parts.stream().map(ControlRequest::decoded).toList(), values, body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    boolean isTrue(String name) {
        return "true".equalsIgnoreCase(query.get(name));
    }

    int limit() throws ControlFault {
        try {
            int limit = parameter("limit").map(Integer::parseInt).orElse(USUAL);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw ControlFault.badRequest("limit must be a number from 1 to " + MOST);
    }

    /** The body, which must be an object. */
    Map<String, Object> fields() throws ControlFault {
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            Json.read(body, json -> {
                Json.object(json, (field, in) -> fields.put(field, Json.value(in)));
                return fields;
            });
            return fields;
        } catch (IOException _) {
            throw ControlFault.badRequest("the body is no JSON object");
        }
    }

    /** A field that is a text, or the other value when it is absent. */
    static String text(Map<String, Object> fields, String name, String otherwise) throws ControlFault {
        return switch (fields.get(name)) {
            case null -> otherwise;
            case String text -> text;
            default -> throw ControlFault.badRequest(name + " must be a string");
        };
    }
}
