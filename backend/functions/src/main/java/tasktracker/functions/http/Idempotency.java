package tasktracker.functions.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Json;
import tasktracker.contract.Limits;
import tasktracker.functions.store.WriteToken;

/** Turns an Idempotency-Key into what the stores keep of it: hashes, bound to the user and the route. */
public final class Idempotency {
    private Idempotency() {}

    /**
     * The token of a request with a body, or empty when it has no Idempotency-Key.
     *
     * @param route the method and the path, with the ids in it
     * @throws Refusal when the key is not 1 to 128 visible ASCII characters
     */
    public static Optional<WriteToken> token(ApiRequest request, String userId, String route) {
        String key = key(request);
        return key == null
                ? Optional.empty()
                : Optional.of(new WriteToken(hash(userId, route, key), hash(JsonBody.text(request))));
    }

    /** The token of one item of a bulk request. */
    public static Optional<WriteToken> token(ApiRequest request, String userId, String route, int index,
            Map<String, Object> item) {
        String key = key(request);
        if (key == null) {
            return Optional.empty();
        }
        byte[] body = Json.bytes(json -> Json.value(json, item));
        return Optional.of(new WriteToken(hash(userId, route, key, Integer.toString(index)), hex(sha256(body))));
    }

    private static String key(ApiRequest request) {
        List<String> keys = request.headers(HeaderNames.IDEMPOTENCY_KEY);
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !isVisible(keys.getFirst())) {
            throw FieldErrors.refusal(HeaderNames.IDEMPOTENCY_KEY,
                    "must be given once, with 1 to " + Limits.TOKEN + " visible ASCII characters");
        }
        return keys.getFirst();
    }

    private static boolean isVisible(String key) {
        if (key.isEmpty() || key.length() > Limits.TOKEN) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Every part is followed by a byte that none can hold, so that no two lists of parts look the same. */
    private static String hash(String... parts) {
        MessageDigest digest = digest();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0xff);
        }
        return hex(digest.digest());
    }

    private static byte[] sha256(byte[] bytes) {
        return digest().digest(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
