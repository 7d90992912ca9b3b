package tasktracker.cli.text;

import java.util.Optional;

/**
 * Splits text into the tokens of a shell, by POSIX.1-2024 XCU 2.2 (quoting) and 2.3 (token recognition), without any
 * expansion: {@code $}, {@code *} and {@code ~} stand for themselves.
 */
public final class ShellTokens {
    /** What is open where a text ends. */
    public enum Quote {
        NONE, SINGLE, DOUBLE;

        /** What means something else to some shell when no quotes are around it. */
        private static final String SPECIAL = " \t'\"\\|&;<>()$`*?[]{}!#~^";

        /** A text, as it is typed where this is open. */
        public String quoted(String text) {
            StringBuilder quoted = new StringBuilder(text.length() + 8);
            for (int at = 0; at < text.length(); at++) {
                char sign = text.charAt(at);
                switch (this) {
                    case NONE -> quoted.append(SPECIAL.indexOf(sign) >= 0 ? "\\" : "").append(sign);
                    case SINGLE -> quoted.append(sign == '\'' ? "'\\''" : String.valueOf(sign));
                    // A backslash does not keep ! from history expansion; single quotes do.
                    case DOUBLE -> quoted.append(sign == '!' ? "\"'!'\""
                            : "$`\"\\".indexOf(sign) >= 0 ? "\\" + sign : String.valueOf(sign));
                }
            }
            return quoted.toString();
        }
    }

    /** Whose quoting it is. */
    public enum Dialect {
        POSIX,
        /** Like POSIX, but that {@code \'} and {@code \\} are escapes inside of single quotes. */
        FISH
    }

    /** What a token is. */
    public enum Kind {
        WORD,
        /** The end of a line. */
        NEWLINE,
        /** One sign that only quotes make part of a word: {@code | & ; < > ( )}. */
        OPERATOR
    }

    /**
     * A token.
     *
     * @param value of a word what it means, without its quotes
     * @param start where it begins
     * @param end where it ends, exclusive
     * @param open what the end of the text leaves open
     * @param opened where the text inside of the open quotes begins
     * @param escaping whether the text ends in a backslash that escapes nothing yet
     */
    public record Token(Kind kind, String value, int start, int end, Quote open, int opened, boolean escaping) {
        /** Whether the text has to go on before this is a whole word. */
        public boolean isIncomplete() {
            return open != Quote.NONE || escaping;
        }
    }

    private static final String OPERATORS = "|&;<>()";

    private final String text;
    private final Dialect dialect;
    private int at;
    private Quote quote;
    private int opened;
    private boolean escaping;

    /** The tokens of a text. */
    public ShellTokens(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** The next token; empty at the end. Comments are none. */
    public Optional<Token> next() {
        skipBlanks();
        if (at >= text.length()) {
            return Optional.empty();
        }
        int start = at;
        char first = text.charAt(at);
        if (first == '\n') {
            at++;
            return Optional.of(new Token(Kind.NEWLINE, "\n", start, at, Quote.NONE, at, false));
        }
        if (OPERATORS.indexOf(first) >= 0) {
            at++;
            return Optional.of(new Token(Kind.OPERATOR, text.substring(start, at), start, at, Quote.NONE, at, false));
        }
        String value = word();
        return Optional.of(new Token(Kind.WORD, value, start, at, quote, opened, escaping));
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == ' ' || sign == '\t' || sign == '\r') {
                at++;
            } else if (sign == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at += 2;
            } else if (sign == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private String word() {
        StringBuilder value = new StringBuilder();
        quote = Quote.NONE;
        escaping = false;
        while (at < text.length() && !endsWord(text.charAt(at))) {
            char sign = text.charAt(at++);
            if (sign == '\\' && isEscape()) {
                escape(value);
            } else if (quote == Quote.NONE && (sign == '\'' || sign == '"')) {
                quote = sign == '"' ? Quote.DOUBLE : Quote.SINGLE;
                opened = at;
            } else if ((quote == Quote.SINGLE && sign == '\'') || (quote == Quote.DOUBLE && sign == '"')) {
                quote = Quote.NONE;
            } else {
                value.append(sign);
            }
        }
        return value.toString();
    }

    private boolean endsWord(char sign) {
        return quote == Quote.NONE
                && (sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n' || OPERATORS.indexOf(sign) >= 0);
    }

    /** Whether the backslash before this place escapes what is here. */
    private boolean isEscape() {
        boolean last = at == text.length();
        return switch (quote) {
            case NONE -> true;
            case SINGLE -> dialect == Dialect.FISH && (last || "'\\".indexOf(text.charAt(at)) >= 0);
            case DOUBLE -> last || "$`\"\\\n".indexOf(text.charAt(at)) >= 0;
        };
    }

    private void escape(StringBuilder value) {
        if (at == text.length()) {
            escaping = true;
        } else if (text.charAt(at) == '\n' && quote != Quote.SINGLE) {
            at++; // the line goes on
        } else {
            value.append(text.charAt(at++));
        }
    }
}
