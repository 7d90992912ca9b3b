package tasktracker.cli.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one line of the subset of TOML 1.0 that the tool's files use: table headers, bare and quoted keys, basic and
 * literal strings of one line, decimal integers, booleans, comments. Everything else of TOML is refused by name.
 */
final class TomlReader {
    private final String text;
    private final int line;
    private int at;

    /**
     * A reader.
     *
     * @param text the line without its end
     * @param line its number, from 1
     */
    TomlReader(String text, int line) {
        this.text = text;
        this.line = line;
    }

    /** Whether the line holds neither header nor value; checks its comment. */
    boolean isBlank() throws TomlFault {
        at = 0;
        blanks();
        if (at < text.length() && text.charAt(at) != '#') {
            return false;
        }
        end();
        return true;
    }

    /** Whether the line is a table header. */
    boolean isHeader() {
        return at < text.length() && text.charAt(at) == '[';
    }

    /** Reads {@code [a."b c"]}. */
    List<String> header() throws TomlFault {
        at++;
        if (peek() == '[') {
            throw fault("arrays of tables are not supported here");
        }
        List<String> path = new ArrayList<>();
        do {
            blanks();
            path.add(key());
            blanks();
        } while (skip('.'));
        if (!skip(']')) {
            throw fault("a table header ends with ]");
        }
        end();
        return path;
    }

    /** Reads {@code key = value}. */
    Toml.Entry entry() throws TomlFault {
        String key = key();
        blanks();
        if (peek() == '.') {
            throw fault("dotted keys are not supported here; use a table");
        }
        if (!skip('=')) {
            throw fault("a key is followed by = and a value");
        }
        blanks();
        int start = at;
        Object value = value();
        int stop = at;
        end();
        return new Toml.Entry(key, value, line, start, stop);
    }

    private String key() throws TomlFault {
        char first = peek();
        if (first == '"') {
            return basicString();
        }
        if (first == '\'') {
            return literalString();
        }
        int start = at;
        while (isBare(peek())) {
            at++;
        }
        if (at == start) {
            throw fault("a key has letters, digits, _ and -, or is in quotes");
        }
        return text.substring(start, at);
    }

    private Object value() throws TomlFault {
        char first = peek();
        if (first == '"' || first == '\'') {
            if (text.startsWith(String.valueOf(first).repeat(3), at)) {
                throw fault("strings of several lines are not supported here");
            }
            return first == '"' ? basicString() : literalString();
        }
        if (first == '[') {
            throw fault("arrays are not supported here");
        }
        if (first == '{') {
            throw fault("inline tables are not supported here; use a table");
        }
        int start = at;
        while (isBare(peek()) || peek() == '+' || peek() == '.' || peek() == ':') {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        Long number = integer(word);
        if (number == null) {
            at = start;
            throw fault("a value is a string in quotes, a whole number, true or false");
        }
        return number;
    }

    private String basicString() throws TomlFault {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            char next = inString();
            if (next == '"') {
                return value.toString();
            }
            if (next == '\\') {
                escape(value);
            } else {
                value.append(next);
            }
        }
    }

    private String literalString() throws TomlFault {
        int start = ++at;
        while (inString() != '\'') {
            // up to the quote
        }
        return text.substring(start, at - 1);
    }

    private char inString() throws TomlFault {
        if (at >= text.length()) {
            throw fault("a string must end on its line");
        }
        char next = text.charAt(at);
        if (isForbidden(next)) {
            throw fault("a control character must be written as an escape");
        }
        at++;
        return next;
    }

    private void escape(StringBuilder value) throws TomlFault {
        char letter = inString();
        switch (letter) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case '"', '\\' -> value.append(letter);
            case 'u' -> codePoint(value, 4);
            case 'U' -> codePoint(value, 8);
            default -> {
                at--;
                throw fault("there is no such escape; a single backslash is written \\\\");
            }
        }
    }

    private void codePoint(StringBuilder value, int digits) throws TomlFault {
        long codePoint = 0;
        for (int digit = 0; digit < digits; digit++) {
            int worth = Character.digit(inString(), 16);
            if (worth < 0) {
                at--;
                throw fault("this escape needs " + digits + " hexadecimal digits");
            }
            codePoint = codePoint * 16 + worth;
        }
        boolean half = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        if (codePoint > Character.MAX_CODE_POINT || half) {
            throw fault("there is no such character");
        }
        value.appendCodePoint((int) codePoint);
    }

    /** Null for what is no decimal integer of 64 bits: no leading zeros, an underscore only between digits. */
    private static Long integer(String word) {
        int start = word.startsWith("+") || word.startsWith("-") ? 1 : 0;
        boolean digitBefore = false;
        for (int index = start; index < word.length(); index++) {
            char sign = word.charAt(index);
            boolean digit = sign >= '0' && sign <= '9';
            if (!digit && (sign != '_' || !digitBefore)) {
                return null;
            }
            digitBefore = digit;
        }
        boolean leadingZero = word.length() > start + 1 && word.charAt(start) == '0';
        if (!digitBefore || leadingZero) {
            return null;
        }
        try {
            return Long.valueOf(word.replace("_", ""));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** After what was read come only blanks and a comment. */
    private void end() throws TomlFault {
        blanks();
        if (at < text.length() && text.charAt(at) != '#') {
            throw fault("only a comment may follow here");
        }
        for (; at < text.length(); at++) {
            if (isForbidden(text.charAt(at))) {
                throw fault("a comment holds no control characters");
            }
        }
    }

    private void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    private boolean skip(char wanted) {
        boolean found = peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private TomlFault fault(String message) {
        return new TomlFault(line, at + 1, message);
    }

    private static boolean isForbidden(char character) {
        return (character < 0x20 && character != '\t') || character == 0x7F;
    }

    /** Whether a character may stand in a key without quotes. */
    static boolean isBare(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9') || character == '_' || character == '-';
    }
}
