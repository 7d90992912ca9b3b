package tasktracker.functions.export;

/** How long a text becomes inside a JSON string (RFC 8259, section 7) in UTF-8, as the proxy answer carries it. */
final class JsonLength {
    private static final int SHORT_ESCAPE = 2;
    private static final int LONG_ESCAPE = 6;

    private JsonLength() {}

    /** Bytes of the text with its escapes, without the quotation marks around it. */
    static int of(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                length += 4;
                i++;
            } else {
                length += of(c);
            }
        }
        return length;
    }

    private static int of(char c) {
        return switch (c) {
            case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> SHORT_ESCAPE;
            default -> {
                if (c < ' ') {
                    yield LONG_ESCAPE;
                }
                yield c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        };
    }
}
