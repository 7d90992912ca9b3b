package tasktracker.contract;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * A self-describing API key: {@code tt1}, the scope ({@code w} or {@code r}), the length of the user id in two digits,
 * the user id, 43 random base62 characters (256 bits), 6 base36 check characters. Letters and digits only, as API
 * Gateway wants (20 to 128 of them).
 *
 * <p>The check finds a mistyped key without a call; it is no proof. What makes the user and the scope inside a key
 * trustworthy is that API Gateway only lets through the exact values that an administrator issued.
 *
 * @param value the secret itself; never logged, see {@link #toString()}
 */
public record ApiKey(String value, String userId, Scope scope) {
    private static final String PREFIX = "tt1";
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECK_LENGTH = 6;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** What a key may do. */
    public enum Scope {
        READ_WRITE('w'), READ_ONLY('r');

        private final char code;

        Scope(char code) {
            this.code = code;
        }

        /** The letter inside the key. */
        public char code() {
            return code;
        }
    }

    /**
     * A new key.
     *
     * @param random a cryptographically strong source
     * @throws IllegalArgumentException when the user id is not {@code [a-z0-9]{1,32}}
     */
    public static ApiKey generate(String userId, Scope scope, RandomGenerator random) {
        if (!isUserId(userId)) {
            throw new IllegalArgumentException("a user id has 1 to 32 lower-case letters or digits: " + userId);
        }
        StringBuilder key = new StringBuilder(128).append(PREFIX).append(scope.code)
                .append((char) ('0' + userId.length() / 10)).append((char) ('0' + userId.length() % 10))
                .append(userId);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            key.append(BASE62.charAt(random.nextInt(BASE62.length())));
        }
        String value = key.append(check(key.toString())).toString();
        return new ApiKey(value, userId, scope);
    }

    /** Whether a text may hold a key, mistyped or cut: for what must rather drop too much than keep one. */
    public static boolean isSuspected(String text) {
        for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + 1)) {
            int code = at + PREFIX.length();
            if (code < text.length() && (text.charAt(code) == 'w' || text.charAt(code) == 'r')) {
                return true;
            }
        }
        return false;
    }

    /** The key that a text is, or empty when it has not exactly that shape or its check is wrong. */
    public static Optional<ApiKey> parse(String text) {
        if (text.length() < PREFIX.length() + 3 + 1 + RANDOM_LENGTH + CHECK_LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Scope scope = text.charAt(3) == 'w' ? Scope.READ_WRITE : Scope.READ_ONLY;
        int userLength = (text.charAt(4) - '0') * 10 + text.charAt(5) - '0';
        int end = 6 + userLength + RANDOM_LENGTH;
        if (text.charAt(3) != scope.code || userLength < 1 || userLength > Limits.USER_ID
                || text.length() != end + CHECK_LENGTH || !isBase62(text, 4, end)) {
            return Optional.empty();
        }
        String userId = text.substring(6, 6 + userLength);
        return isUserId(userId) && check(text.substring(0, end)).equals(text.substring(end))
                ? Optional.of(new ApiKey(text, userId, scope))
                : Optional.empty();
    }

    /** Whether a text can be a user id: {@code [a-z0-9]{1,32}}. */
    public static boolean isUserId(String text) {
        if (text.isEmpty() || text.length() > Limits.USER_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The user and the scope, never the secret. */
    @Override
    public String toString() {
        return "ApiKey[user=" + userId + ", scope=" + scope + "]";
    }

    private static boolean isBase62(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (BASE62.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** CRC-32 of the rest, modulo 36^6, in base 36. */
    private static String check(String text) {
        CRC32 crc = new CRC32();
        for (int i = 0; i < text.length(); i++) {
            crc.update(text.charAt(i));
        }
        String digits = Long.toString(crc.getValue() % 2_176_782_336L, 36);
        return "0".repeat(CHECK_LENGTH - digits.length()) + digits;
    }
}
