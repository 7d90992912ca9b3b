package tasktracker.functions.apigateway;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Json;
import tasktracker.contract.KeyName;
import tasktracker.functions.identity.IssuedKeys;

/**
 * The keys in API Gateway: GetApiKeys and UpdateApiKey, nothing else (Amazon API Gateway, API reference). Two signed
 * requests instead of the SDK's client, which is not published at the version of the other clients.
 */
public final class ControlPlaneKeys implements IssuedKeys {
    private static final int PAGE = 500;
    private static final byte[] DISABLE = ("{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/enabled\","
            + "\"value\":\"false\"}]}").getBytes(StandardCharsets.UTF_8);

    private final SignedCalls calls;

    public ControlPlaneKeys(SignedCalls calls) {
        this.calls = calls;
    }

    @Override
    public Page page(Optional<String> position) {
        String path = "/apikeys?limit=" + PAGE
                + position.map(text -> "&position=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).orElse("");
        byte[] body = calls.send("GET", path, new byte[0])
                .orElseThrow(() -> new IllegalStateException("there is no list of keys"));
        try {
            return Json.read(body, ControlPlaneKeys::page);
        } catch (IOException e) {
            throw new IllegalStateException("the list of keys is not the expected JSON", e);
        }
    }

    @Override
    public void disable(String keyId) {
        Optional<byte[]> _ = calls.send("PATCH", "/apikeys/" + keyId, DISABLE);
    }

    private static Page page(JsonParser json) throws IOException {
        List<IssuedKey> keys = new ArrayList<>();
        String[] position = new String[1];
        Json.object(json, (field, in) -> {
            switch (field) {
                case "item" -> addTo(keys, Json.value(in));
                case "position" -> position[0] = Json.text(in);
                // To take such a list for an empty one would leave keys on that are over, and say that all is well.
                case "_links", "_embedded" -> throw new IOException("the list of keys came as HAL");
                default -> in.skipChildren();
            }
        });
        return new Page(keys, Optional.ofNullable(position[0]));
    }

    private static void addTo(List<IssuedKey> keys, Object items) throws IOException {
        switch (items) {
            // Some services say null for what is empty.
            case null -> {
            }
            case List<?> list -> list.forEach(item -> keys.add(key((Map<?, ?>) item)));
            default -> throw new IOException("the keys are no list");
        }
    }

    private static IssuedKey key(Map<?, ?> fields) {
        Object tag = fields.get("tags") instanceof Map<?, ?> tags ? tags.get(KeyName.STACK_TAG) : null;
        return new IssuedKey(text(fields.get("id")), text(fields.get("name")), text(fields.get("description")),
                text(tag), Boolean.TRUE.equals(fields.get("enabled")));
    }

    private static String text(Object value) {
        return value instanceof String text ? text : "";
    }
}
