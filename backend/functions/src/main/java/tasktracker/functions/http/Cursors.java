package tasktracker.functions.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tasktracker.contract.ErrorCode;

/**
 * Makes and reads cursors: base64url of a version byte, an HMAC-SHA256 (RFC 2104), and the position after which the
 * list goes on. The HMAC also covers the user and the query, so a cursor is good for nothing else; the position holds
 * no partition key.
 */
public final class Cursors {
    private static final byte VERSION = 1;
    private static final int MAC_LENGTH = 32;
    private static final int MAX_LENGTH = 400;

    private final CursorKeys keys;

    public Cursors(CursorKeys keys) {
        this.keys = keys;
    }

    /** The cursor of a position. */
    public String sign(String userId, String query, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(keys.keys().getFirst(), userId, query, text);
        byte[] token = ByteBuffer.allocate(1 + MAC_LENGTH + text.length).put(VERSION).put(mac).put(text).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The position of a cursor.
     *
     * @throws Refusal when it was altered, or made for another user or another query, or its key is no longer in force
     */
    public String verify(String userId, String query, String cursor) {
        byte[] token = decode(cursor);
        byte[] mac = Arrays.copyOfRange(token, 1, 1 + MAC_LENGTH);
        byte[] text = Arrays.copyOfRange(token, 1 + MAC_LENGTH, token.length);
        if (!isSigned(keys.keys(), userId, query, text, mac) && !isSigned(keys.reload(), userId, query, text, mac)) {
            throw invalid();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Every cursor has exactly one form: another encoding of the same bytes is not accepted. */
    private static byte[] decode(String cursor) {
        if (cursor.isEmpty() || cursor.length() > MAX_LENGTH) {
            throw invalid();
        }
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
        if (token.length <= 1 + MAC_LENGTH || token[0] != VERSION
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(token).equals(cursor)) {
            throw invalid();
        }
        return token;
    }

    private static boolean isSigned(List<byte[]> keys, String userId, String query, byte[] text, byte[] mac) {
        boolean signed = false;
        for (byte[] key : keys) {
            signed |= MessageDigest.isEqual(mac(key, userId, query, text), mac);
        }
        return signed;
    }

    /** Every part is preceded by its length, so that no two lists of parts look the same. */
    private static byte[] mac(byte[] key, String userId, String query, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(VERSION);
            update(mac, userId.getBytes(StandardCharsets.UTF_8));
            update(mac, query.getBytes(StandardCharsets.UTF_8));
            update(mac, text);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static void update(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
        mac.update(part);
    }

    private static Refusal invalid() {
        return new Refusal(Problem.of(ErrorCode.INVALID_CURSOR,
                "The cursor is not one of this query: start again without it, and leave the other parameters as they"
                        + " are from page to page"));
    }
}
