package tasktracker.local.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text of a query (RFC 3986, section 2.1; a plus sign is a space). */
final class PercentCoding {
    private PercentCoding() {}

    /** A part of a text, decoded. What is no encoding stays as it is. */
    static String decode(String text, int start, int end) {
        boolean plain = true;
        for (int i = start; i < end && plain; i++) {
            plain = text.charAt(i) != '%' && text.charAt(i) != '+';
        }
        if (plain) {
            return text.substring(start, end);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < end ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
