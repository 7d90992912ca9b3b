package tasktracker.cli.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tasktracker.cli.text.ShellTokens.Dialect;

final class BashReplyTest {
    private static final String BREAKS = " \t\n\"'@><=;|&(:";

    @Test
    void quotes_as_the_word_is_quoted() {
        assertEquals(List.of("It\\'s\\ \\$5\\ \\!"), reply("x It", "It's $5 !"));
        assertEquals(List.of("It's \\$5 \"'!'\" x"), reply("x \"It", "It's $5 ! x"));
        assertEquals(List.of("It'\\''s $5 !"), reply("x 'It", "It's $5 !"));
    }

    @Test
    void closes_a_quote_that_readline_would_take_for_closed() {
        assertEquals(List.of("a\\\"\""), reply("x \"", "a\""));
        assertEquals(List.of("a\"'!'\"\""), reply("x \"", "a!"));
        assertEquals(List.of("a'\\'''"), reply("x '", "a'"));
        assertEquals(List.of("a"), reply("x '", "a"));
    }

    @Test
    void leaves_out_what_readline_keeps() {
        assertEquals(List.of("high"), reply("x --priority=h", "--priority=high"));
        assertEquals(List.of("c\\ d"), reply("x a:b:c", "a:b:c d"));
        assertEquals(List.of("a:b\\ c"), reply("x a\\:b", "a:b c"));
        assertEquals(List.of("--priority=high"), new BashReply(" ", "9", 80)
                .lines(Cut.of("x --priority=h", Dialect.POSIX), List.of(new Candidate("--priority=high", ""))));
    }

    @Test
    void describes_only_what_is_only_shown() {
        List<Candidate> two = List.of(new Candidate("a", "first"), new Candidate("ab", "x".repeat(40)));
        Cut cut = Cut.of("x a", Dialect.POSIX);
        assertEquals(List.of("a", "ab"), new BashReply(BREAKS, "9", 30).lines(cut, two));
        assertEquals(List.of("a", "ab"), new BashReply(BREAKS, "37", 30).lines(cut, two), "menu-complete inserts");
        assertEquals(List.of("a  (first)", "ab  (" + "x".repeat(23) + "…)"),
                new BashReply(BREAKS, "63", 30).lines(cut, two));
        assertEquals(List.of("a"), new BashReply(BREAKS, "63", 30).lines(cut, two.subList(0, 1)));
    }

    private static List<String> reply(String line, String value) {
        return new BashReply(BREAKS, "9", 80).lines(Cut.of(line, Dialect.POSIX), List.of(new Candidate(value, "")));
    }
}
