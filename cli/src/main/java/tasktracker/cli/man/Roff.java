package tasktracker.cli.man;

import java.util.Locale;

/**
 * Text in the language of {@code man(7)}. Nothing in a text can become a request: a backslash is {@code \e}, a hyphen
 * {@code \-} (which can be copied into a shell), an apostrophe {@code \(aq} (which stays one), a grave accent
 * {@code \(ga}, a tilde {@code \(ti}, a circumflex {@code \(ha}, and a dot or an apostrophe at the start of a line is
 * kept from being a request by {@code \&}. See groff_man_style(7), "Portability".
 */
final class Roff {
    private final StringBuilder text = new StringBuilder();
    private boolean atStart;

    /** The title line: no date, so that the same input makes the same page. */
    Roff title(String name, String source) {
        return request(".TH \"" + escaped(name).toUpperCase(Locale.ROOT) + "\" 1 \"\" \"" + escaped(source)
                + "\" \"User Commands\"");
    }

    Roff section(String name) {
        request(".SH " + escaped(name));
        atStart = true;
        return this;
    }

    /** A new paragraph, which the first of a section is already. */
    Roff paragraph(String words) {
        return (atStart ? this : request(".PP")).line(escaped(words));
    }

    /** A line of text. */
    Roff text(String words) {
        return line(escaped(words));
    }

    /** A term in bold, and what it means. */
    Roff term(String bold, String italic, String meaning) {
        return request(".TP").line("\\fB" + escaped(bold) + "\\fR"
                + (italic.isEmpty() ? "" : "\\fI" + escaped(italic) + "\\fR")).line(escaped(meaning));
    }

    /** A text that keeps its lines and blanks. */
    Roff verbatim(String lines) {
        (atStart ? this : request(".PP")).request(".nf");
        for (String one : lines.stripTrailing().split("\n", -1)) {
            line(escaped(one));
        }
        return request(".fi");
    }

    /** The page, in ASCII. */
    String page() {
        return text.toString();
    }

    private Roff request(String request) {
        atStart = false;
        text.append(request).append('\n');
        return this;
    }

    private Roff line(String escaped) {
        atStart = false;
        boolean wouldBeRequest = escaped.startsWith(".") || escaped.startsWith("'");
        text.append(wouldBeRequest ? "\\&" : "").append(escaped).append('\n');
        return this;
    }

    /** What shows as the text, whatever is in it. */
    static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints().forEach(sign -> {
            switch (sign) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '~' -> escaped.append("\\(ti");
                case '^' -> escaped.append("\\(ha");
                case '"' -> escaped.append("\\(dq");
                case '\n' -> escaped.append("\n.br\n");
                default -> {
                    if (sign < 0x7F) {
                        escaped.appendCodePoint(sign);
                    } else {
                        escaped.append("\\[u").append(hex(sign)).append(']');
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** Four digits at least, as groff_char(7) wants them. */
    private static String hex(int sign) {
        String digits = Integer.toHexString(sign).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
