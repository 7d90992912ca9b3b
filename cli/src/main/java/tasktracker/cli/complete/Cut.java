package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.text.ShellTokens;
import tasktracker.cli.text.ShellTokens.Kind;
import tasktracker.cli.text.ShellTokens.Token;

/**
 * The command line up to the cursor.
 *
 * @param before the whole words before, the program's name among them when it was typed
 * @param current the word at the cursor; empty when the cursor stands behind a blank
 * @param raw how that word is typed
 * @param redirected whether the word is the file of a redirection
 */
public record Cut(List<String> before, Token current, String raw, boolean redirected) {
    public Cut {
        before = List.copyOf(before);
    }

    /** The last command of a text that ends at the cursor. */
    public static Cut of(String text, ShellTokens.Dialect dialect) {
        ShellTokens tokens = new ShellTokens(text, dialect);
        List<String> before = new ArrayList<>();
        boolean redirected = false;
        for (Optional<Token> token = tokens.next(); token.isPresent(); token = tokens.next()) {
            Token found = token.get();
            if (found.kind() == Kind.WORD && found.end() == text.length()) {
                return new Cut(before, found, text.substring(found.start()), redirected);
            }
            if (found.kind() == Kind.WORD && !redirected) {
                before.add(found.value());
            }
            redirected = found.kind() == Kind.OPERATOR && "<>".contains(found.value());
            if (found.kind() != Kind.WORD && !redirected) {
                before.clear();
            }
        }
        int end = text.length();
        return new Cut(before, new Token(Kind.WORD, "", end, end, ShellTokens.Quote.NONE, end, false), "", redirected);
    }

    /** The words without assignments and without the program, by whatever name or path it was called. */
    public List<String> arguments() {
        int first = 0;
        while (first < before.size() && isAssignment(before.get(first))) {
            first++;
        }
        return first >= before.size() ? List.of() : before.subList(first + 1, before.size());
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        for (int at = 0; at < equals; at++) {
            char sign = word.charAt(at);
            if (sign != '_' && !Character.isLetterOrDigit(sign)) {
                return false;
            }
        }
        return equals > 0 && !Character.isDigit(word.charAt(0));
    }
}
