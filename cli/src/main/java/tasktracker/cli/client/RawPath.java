package tasktracker.cli.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * A path of the API as people type it, made one that can be sent. The key goes with it, so it never leads to another
 * host or stage.
 */
public final class RawPath {
    private static final String HEX = "0123456789ABCDEF";
    /** RFC 3986, section 3.3 and 3.4, without the letters, digits and the percent sign. */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?";

    private RawPath() {}

    /**
     * The path below the stage with its query, percent-encoded, starting with a slash.
     *
     * @param typed with or without a slash at its start, or a whole address of the API itself; what is encoded already
     *            stays
     * @param endpoint the API's base with its stage
     * @throws CliException.Usage when it leads elsewhere
     */
    public static String of(String typed, URI endpoint) {
        String path = typed.strip();
        if (isAddress(path)) {
            path = below(path, endpoint);
        }
        String encoded = encoded(path.startsWith("/") ? path : "/" + path);
        int query = encoded.indexOf('?');
        for (String segment : (query < 0 ? encoded : encoded.substring(0, query)).split("/", -1)) {
            String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (plain.equals(".") || plain.equals("..")) {
                throw new CliException.Usage(Failure.of("PATH_LEADS_AWAY",
                        "a path of the API has no \".\" and \"..\", which lead out of its stage")
                        .hint("tasktracker api --help"));
            }
        }
        return encoded;
    }

    /** The same path and query with that cursor, in place of the one it has. */
    public static String withCursor(String path, String cursor) {
        int query = path.indexOf('?');
        StringBuilder text = new StringBuilder(query < 0 ? path : path.substring(0, query));
        char sign = '?';
        for (String pair : (query < 0 ? "" : path.substring(query + 1)).split("&", -1)) {
            if (!pair.isEmpty() && !pair.equals("cursor") && !pair.startsWith("cursor=")) {
                text.append(sign).append(pair);
                sign = '&';
            }
        }
        return text.append(sign).append("cursor=").append(Query.encode(cursor)).toString();
    }

    private static boolean isAddress(String typed) {
        int colon = typed.indexOf("://");
        int slash = typed.indexOf('/');
        return colon > 0 && slash == colon + 1;
    }

    /** Compares letter by letter: what a lenient reader might take for the same address is not. */
    private static String below(String address, URI endpoint) {
        String base = endpoint.toString();
        boolean ours = address.startsWith(base)
                && (address.length() == base.length() || "/?".indexOf(address.charAt(base.length())) >= 0);
        if (!ours) {
            throw new CliException.Usage(Failure.of("OTHER_HOST",
                    "the key is sent to " + base + " alone, and this address is elsewhere")
                    .hint("tasktracker profile list"));
        }
        return address.substring(base.length());
    }

    private static String encoded(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(octets.length + 16);
        for (int at = 0; at < octets.length; at++) {
            char sign = (char) (octets[at] & 0xFF);
            boolean plain = sign < 0x80 && (Character.isLetterOrDigit(sign) || ALLOWED.indexOf(sign) >= 0);
            if (plain || (sign == '%' && isEscape(octets, at))) {
                out.append(sign);
            } else {
                out.append('%').append(HEX.charAt(sign >> 4)).append(HEX.charAt(sign & 15));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(byte[] octets, int at) {
        return at + 2 < octets.length && Character.digit(octets[at + 1], 16) >= 0
                && Character.digit(octets[at + 2], 16) >= 0;
    }
}
