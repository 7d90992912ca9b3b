package tasktracker.cli.client;

import java.nio.charset.StandardCharsets;

/** A path with a query string, percent-encoded (RFC 3986, sections 2.1 and 3.4). */
final class Query {
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text;
    private boolean empty = true;

    /** Starts with a path, which is encoded already. */
    Query(String path) {
        text = new StringBuilder(path);
    }

    /** Adds one parameter. */
    Query add(String name, String value) {
        text.append(empty ? '?' : '&').append(name).append('=').append(encode(value));
        empty = false;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A value in which all but the unreserved characters are escaped; a space is {@code %20}, never {@code +}. */
    static String encode(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return switch (octet) {
            case '-', '.', '_', '~' -> true;
            default -> octet > 0 && Character.isLetterOrDigit(octet);
        };
    }
}
