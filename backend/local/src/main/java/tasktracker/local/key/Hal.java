package tasktracker.local.key;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tasktracker.contract.Json;

/**
 * The form in which API Gateway's control plane answers whoever does not ask for plain JSON: JSON Hypertext Application
 * Language (draft-kelly-json-hal). Here, so that a client that forgets to ask does not work locally only.
 */
final class Hal {
    static final String MEDIA_TYPE = "application/hal+json";

    private Hal() {}

    /** A plain answer in this form: links to itself and to the next page, the items of a list one level deeper. */
    static byte[] of(byte[] plain, String path) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        Json.read(plain, json -> {
            Json.object(json, (field, in) -> fields.put(field, Json.value(in)));
            return fields;
        });
        Map<String, Object> links = new LinkedHashMap<>(Map.of("self", Map.of("href", path)));
        if (fields.remove("position") instanceof String position) {
            links.put("next", Map.of("href", path + "?position=" + position));
        }
        Map<String, Object> hal = new LinkedHashMap<>(Map.of("_links", links));
        if (fields.remove("item") instanceof List<?> items && !items.isEmpty()) {
            // One is no list.
            hal.put("_embedded", Map.of("item", items.size() == 1 ? items.getFirst() : items));
        }
        hal.putAll(fields);
        return Json.bytes(json -> Json.value(json, hal));
    }
}
