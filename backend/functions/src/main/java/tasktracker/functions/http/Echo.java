package tasktracker.functions.http;

/** Names that a client sent, made fit to be shown in an answer: short, on one line, always encodable. */
final class Echo {
    private static final int LENGTH = 64;

    private Echo() {}

    /** The name, cut to 64 code points, with U+FFFD for control characters and halves of surrogate pairs. */
    static String of(String name) {
        StringBuilder out = new StringBuilder(Math.min(name.length(), LENGTH + 1));
        int count = 0;
        for (int i = 0; i < name.length();) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (++count > LENGTH) {
                return out.append('…').toString();
            }
            boolean plain = !Character.isISOControl(c) && !(c <= 0xffff && Character.isSurrogate((char) c));
            out.appendCodePoint(plain ? c : 0xfffd);
        }
        return out.toString();
    }
}
