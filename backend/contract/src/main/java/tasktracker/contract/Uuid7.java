package tasktracker.contract;

/**
 * UUIDs of version 7 (RFC 9562, section 5.7) as lower-case text: 48 bits of Unix milliseconds, then random bits, so
 * their order as text is the order of creation.
 */
public final class Uuid7 {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Uuid7() {}

    /**
     * The UUID of an instant.
     *
     * @param millis since 1970, 0 to 2^48-1
     * @param randA its low 12 bits are used
     * @param randB its low 62 bits are used
     */
    public static String of(long millis, int randA, long randB) {
        if (millis < 0 || millis >>> 48 != 0) {
            throw new IllegalArgumentException("no UUIDv7 for " + millis + " ms");
        }
        long high = (millis << 16) | 0x7000 | (randA & 0xfff);
        long low = 0x8000_0000_0000_0000L | (randB & 0x3fff_ffff_ffff_ffffL);
        char[] out = new char[36];
        hex(out, 0, high >>> 32, 8);
        out[8] = '-';
        hex(out, 9, high >>> 16, 4);
        out[13] = '-';
        hex(out, 14, high, 4);
        out[18] = '-';
        hex(out, 19, low >>> 48, 4);
        out[23] = '-';
        hex(out, 24, low, 12);
        return new String(out);
    }

    /** Whether the text is a UUIDv7 in lower case. */
    public static boolean isValid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.charAt(14) == '7' && "89ab".indexOf(text.charAt(19)) >= 0;
    }

    /** The milliseconds since 1970 that a valid UUIDv7 carries. */
    public static long millis(String uuid) {
        return (Long.parseLong(uuid, 0, 8, 16) << 16) | Long.parseLong(uuid, 9, 13, 16);
    }

    private static void hex(char[] out, int at, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            out[at + i] = HEX[(int) (value >>> (4 * (digits - 1 - i))) & 0xf];
        }
    }
}
