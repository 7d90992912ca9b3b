package tasktracker.local.key;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tasktracker.local.key.ControlPlane.Result;

/** GetApiKeys, CreateApiKey, GetApiKey, UpdateApiKey, DeleteApiKey. */
final class KeyCalls {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 128;

    private final KeyRing ring;
    private final KeyUsage usage;

    KeyCalls(KeyRing ring, KeyUsage usage) {
        this.ring = ring;
        this.usage = usage;
    }

    Result answer(ControlRequest request) throws ControlFault {
        return switch (request.path().size() + " " + request.method()) {
            case "1 GET" -> list(request);
            case "1 POST" -> create(request.fields());
            case "2 GET" -> {
                StoredKey key = require(ring, request.path().get(1));
                yield Result.ok(json -> write(json, key, request.isTrue("includeValue")));
            }
            case "2 PATCH" -> {
                StoredKey key = changed(require(ring, request.path().get(1)), KeyPatch.of(request.fields()));
                yield Result.ok(json -> write(json, key, false));
            }
            case "2 DELETE" -> {
                StoredKey key = require(ring, request.path().get(1));
                ring.remove(key);
                usage.remove(key.id());
                yield Result.accepted();
            }
            default -> throw ControlFault.notServed();
        };
    }

    static StoredKey require(KeyRing ring, String id) throws ControlFault {
        return ring.withId(id).orElseThrow(KeyCalls::unknown);
    }

    static ControlFault unknown() {
        return ControlFault.notFound("Invalid API Key identifier specified");
    }

    private Result list(ControlRequest request) throws ControlFault {
        String name = request.parameter("name").orElse("");
        Predicate<StoredKey> wanted = key -> key.name().startsWith(name)
                && request.parameter("customerId").map(key.customerId()::equals).orElse(true);
        Slice slice = Slice.of(ring.all().stream().filter(wanted).toList(), request);
        return Result.ok(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("item");
            for (StoredKey key : slice.keys()) {
                write(json, key, request.isTrue("includeValues"));
            }
            json.writeEndArray();
            slice.writePosition(json);
            json.writeEndObject();
        });
    }

    private Result create(Map<String, Object> fields) throws ControlFault {
        String value = ControlRequest.text(fields, "value", "");
        if (value.isEmpty()) {
            value = ring.newValue();
        } else if (value.length() < SHORTEST || value.length() > LONGEST) {
            throw ControlFault.badRequest(
                    "API Key value should be at least " + SHORTEST + " and at most " + LONGEST + " characters");
        }
        if (fields.get("stageKeys") instanceof List<?> stages && !stages.isEmpty()) {
            throw ControlFault.badRequest("stageKeys are not supported here: put the key into a usage plan");
        }
        Instant now = ring.now();
        StoredKey key = new StoredKey(ring.newId(), value, ControlRequest.text(fields, "name", ""),
                ControlRequest.text(fields, "description", ""), ControlRequest.text(fields, "customerId", ""),
                Boolean.TRUE.equals(fields.get("enabled")), now, now, tags(fields), false);
        if (!ring.add(key)) {
            throw ControlFault.conflict("API Key already exists");
        }
        return Result.created(json -> write(json, key, true));
    }

    private StoredKey changed(StoredKey key, KeyPatch patch) throws ControlFault {
        return ring.change(key.id(), now -> patch.on(now, ring.now())).orElseThrow(KeyCalls::unknown);
    }

    private static Map<String, String> tags(Map<String, Object> fields) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (fields.get("tags") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> tags.put(String.valueOf(name), String.valueOf(value)));
        }
        return tags;
    }

    private static void write(JsonGenerator json, StoredKey key, boolean value) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", key.id());
        if (value) {
            json.writeStringField("value", key.value());
        }
        text(json, "name", key.name());
        text(json, "customerId", key.customerId());
        text(json, "description", key.description());
        json.writeBooleanField("enabled", key.enabled());
        json.writeNumberField("createdDate", key.createdDate().getEpochSecond());
        json.writeNumberField("lastUpdatedDate", key.lastUpdatedDate().getEpochSecond());
        json.writeArrayFieldStart("stageKeys");
        json.writeEndArray();
        json.writeObjectFieldStart("tags");
        for (Map.Entry<String, String> tag : key.tags().entrySet()) {
            json.writeStringField(tag.getKey(), tag.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What was never said is left out, as API Gateway does. */
    private static void text(JsonGenerator json, String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }
}
