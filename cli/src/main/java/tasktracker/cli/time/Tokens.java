package tasktracker.cli.time;

import java.util.ArrayList;
import java.util.List;

/**
 * A text about time in words, numbers and signs, with a place in it. Words are in lower case; blanks and commas only
 * part what they stand between.
 */
final class Tokens {
    /**
     * A word, a number or a sign.
     *
     * @param text letters, digits, or one other character
     * @param glued whether it follows the one before it without a blank
     */
    record Token(String text, boolean glued) {
        boolean isNumber() {
            return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        }

        boolean isWord() {
            return !text.isEmpty() && Character.isLetter(text.charAt(0));
        }
    }

    private static final Token END = new Token("", false);

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Tokens(String text) {
        int start = 0;
        boolean glued = false;
        while (start < text.length()) {
            char first = text.charAt(start);
            int end = start + 1;
            if (first == ' ' || first == '\t' || first == ',') {
                glued = false;
            } else {
                if (isDigit(first)) {
                    while (end < text.length() && isDigit(text.charAt(end))) {
                        end++;
                    }
                } else if (Character.isLetter(first)) {
                    while (end < text.length() && Character.isLetter(text.charAt(end))) {
                        end++;
                    }
                }
                tokens.add(new Token(lower(text.substring(start, end)), glued));
                glued = true;
            }
            start = end;
        }
    }

    /** The token this far ahead, an empty one behind the last. */
    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token peek() {
        return peek(0);
    }

    /** Takes the next token. */
    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    /** Takes the next token if it is this one. */
    boolean skip(String text) {
        boolean found = peek().text().equals(text);
        at += found ? 1 : 0;
        return found;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Whether the text has one token and no more. */
    boolean isSingle() {
        return tokens.size() == 1;
    }

    /** The place, for {@link #back}. */
    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    /** Only ASCII letters mean anything here, whatever the language of the machine. */
    private static String lower(String word) {
        StringBuilder lower = new StringBuilder(word.length());
        for (int index = 0; index < word.length(); index++) {
            char letter = word.charAt(index);
            lower.append(letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter);
        }
        return lower.toString();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
