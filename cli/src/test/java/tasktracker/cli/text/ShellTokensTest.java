package tasktracker.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tasktracker.cli.text.ShellTokens.Dialect;
import tasktracker.cli.text.ShellTokens.Kind;
import tasktracker.cli.text.ShellTokens.Quote;
import tasktracker.cli.text.ShellTokens.Token;

/** The words are those that {@code sh} makes of the same text, as far as no expansion is in it. */
final class ShellTokensTest {
    @Test
    void words_and_quotes() {
        assertEquals(List.of("a", "b c", "d\\e", "", "f'g"), words("a 'b c' 'd\\e' '' \"f'g\""));
        assertEquals(List.of("ab c", "$x", "\"`\\", "\\n", "x y"),
                words("a\"b \"c \"\\$x\" \"\\\"\\`\\\\\" \"\\n\" x\\ y"));
        assertEquals(List.of("$HOME", "*", "~", "a=b:c"), words("$HOME * ~ a=b:c"));
    }

    @Test
    void comments_begin_only_where_a_word_could() {
        assertEquals(List.of("a", "b#c", "#d"), words("a b#c '#d' # e ' f"));
    }

    @Test
    void a_backslash_at_the_end_of_a_line_goes_on() {
        assertEquals(List.of("ab", "cd", "e"), words("a\\\nb \\\ncd \"\\\ne\""));
        assertEquals(List.of("a\nb"), words("'a\nb'"));
    }

    @Test
    void signs_that_only_quotes_make_part_of_a_word() {
        assertEquals(List.of("WORD", "OPERATOR", "WORD", "NEWLINE", "OPERATOR"), kinds("a|b\n;"));
        assertEquals(List.of("a|b;c"), words("'a|b;'c"));
    }

    @Test
    void what_is_open_at_the_end() {
        assertEquals(Quote.SINGLE, last("x 'a b").open());
        assertEquals("a b", last("x 'a b").value());
        assertEquals(3, last("x 'a b").opened());
        assertEquals(Quote.DOUBLE, last("\"a'").open());
        assertEquals(true, last("a\\").escaping());
        assertEquals(false, last("'a'").isIncomplete());
    }

    @Test
    void fish_escapes_inside_of_single_quotes() {
        assertEquals("it's", new ShellTokens("'it\\'s'", Dialect.FISH).next().orElseThrow().value());
        assertEquals("a\\b", new ShellTokens("'a\\b'", Dialect.FISH).next().orElseThrow().value());
    }

    private static List<Token> tokens(String text) {
        ShellTokens tokens = new ShellTokens(text, Dialect.POSIX);
        List<Token> all = new ArrayList<>();
        for (Optional<Token> token = tokens.next(); token.isPresent(); token = tokens.next()) {
            all.add(token.get());
        }
        return all;
    }

    private static Token last(String text) {
        return tokens(text).getLast();
    }

    private static List<String> words(String text) {
        return tokens(text).stream().filter(token -> token.kind() == Kind.WORD).map(Token::value).toList();
    }

    private static List<String> kinds(String text) {
        return tokens(text).stream().map(token -> token.kind().name()).toList();
    }
}
