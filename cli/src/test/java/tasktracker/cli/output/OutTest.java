package tasktracker.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "AUTO,xterm,-,-,-,true", "AUTO,dumb,-,-,-,false", "AUTO,-,-,-,-,false",
        "AUTO,xterm,1,-,-,false", "AUTO,xterm,'',-,-,true", "AUTO,xterm,1,1,-,false", "AUTO,dumb,-,1,-,true",
        "AUTO,xterm,-,0,-,true", "AUTO,xterm,-,-,0,false", "AUTO,xterm,-,1,0,true", "ALWAYS,dumb,1,-,-,true",
        "NEVER,xterm,-,1,-,false" })
    void colourOnATerminal(ColourMode mode, String term, String noColor, String force, String clicolor,
            boolean expected) {
        Map<String, String> environment = new java.util.HashMap<>();
        environment.put("TERM", term);
        environment.put("NO_COLOR", noColor);
        environment.put("CLICOLOR_FORCE", force);
        environment.put("CLICOLOR", clicolor);
        Captured captured = new Captured(FakeTty.TERMINAL, environment);
        captured.out.colour(mode);
        assertEquals(expected, captured.out.stdout().colour());
        assertEquals(expected, captured.out.stderr().colour());
    }

    @Test
    void colourIsDecidedForEachStream() {
        Out out = new Captured(new FakeTty(Map.of(1, Tty.Kind.PIPE, 2, Tty.Kind.TERMINAL), 80), XTERM).out;
        assertFalse(out.stdout().colour());
        assertTrue(out.stderr().colour());
        assertEquals("x", out.stdout().styled(Style.RED, "x"));
        assertEquals("\u001b[31mx\u001b[0m", out.stderr().styled(Style.RED, "x"));
        assertEquals("", out.stderr().styled(Style.RED, ""));
        assertEquals("x", out.stderr().styled(Style.PLAIN, "x"));
    }

    @Test
    void forcedColourReachesAPipe() {
        Out out = new Captured(FakeTty.PIPED, Map.of("CLICOLOR_FORCE", "1")).out;
        assertTrue(out.stdout().colour());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-",
            value = { "100,80,100", "-,80,80", "'',80,80", "0,80,80", "x,80,80", "-5,80,80", "-,0,0", "5,80,20",
                "123456,80,80" })
    void theWidthIsThatOfTheEnvironmentElseOfTheTerminal(String columns, int terminal, int expected) {
        Map<String, String> environment = columns == null ? Map.of() : Map.of("COLUMNS", columns);
        assertEquals(expected, new Captured(FakeTty.terminal(terminal), environment).out.stdout().width());
    }

    @Test
    void whatATerminalWouldObeyIsShownInANotice() {
        Captured captured = Captured.terminal(80);
        captured.out.notice("\"a\u001b[2J\nb\" is open already");
        assertEquals("\"a\u241b[2J\u240ab\" is open already\n", captured.err());
    }

    @Test
    void aPipeHasNoWidth() {
        assertEquals(0, new Captured(FakeTty.PIPED, Map.of("COLUMNS", "100")).out.stdout().width());
    }

    @Test
    void somebodyCanBeAskedWhenStdinAndStderrAreATerminal() {
        assertTrue(Captured.terminal(80).out.canAsk());
        assertFalse(Captured.piped().out.canAsk());
        Map<Integer, Tty.Kind> noInput = Map.of(1, Tty.Kind.TERMINAL, 2, Tty.Kind.TERMINAL);
        assertFalse(new Captured(new FakeTty(noInput, 80), XTERM).out.canAsk());
        Map<Integer, Tty.Kind> pipedOut = Map.of(0, Tty.Kind.TERMINAL, 2, Tty.Kind.TERMINAL);
        assertTrue(new Captured(new FakeTty(pipedOut, 80), XTERM).out.canAsk());
    }

    @Test
    void noticesGoToStderrUntilSilenced() {
        Captured captured = Captured.piped();
        captured.out.notice("50 shown, more exist: --all");
        captured.out.silenceNotices();
        captured.out.notice("never said");
        assertEquals("50 shown, more exist: --all\n", captured.err());
        assertEquals("", captured.out());
    }
}
