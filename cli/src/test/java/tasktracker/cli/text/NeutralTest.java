package tasktracker.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class NeutralTest {
    @Test
    void harmlessTextStaysTheSameObject() {
        String text = "Überfällig: 日本 🍎 \u200D عربي";
        assertSame(text, Neutral.line(text));
    }

    @Test
    void controlCharactersBecomeTheirPictures() {
        assertEquals("a␛]0;title␇b␀␉␊␍␡", Neutral.line("a\u001b]0;title\u0007b\u0000\t\n\r\u007f"));
    }

    @Test
    void eightBitControlsAndReorderingBecomeTheReplacementSign() {
        assertEquals("\uFFFD1m \uFFFDtxt.exe\uFFFD\uFFFD\uFFFD\uFFFD",
                Neutral.line("\u009b1m \u202etxt.exe\u2066\u2069\u2028\uFEFF"));
    }

    @Test
    void marksOfDirectionBecomeTheReplacementSign() {
        assertEquals("a\uFFFDb\uFFFDc\uFFFD", Neutral.line("a\u061Cb\u200Ec\u200F"));
        assertEquals("a\uFFFDb", Neutral.lines("a\u200Fb"));
    }

    @Test
    void halfAPairBecomesTheReplacementSign() {
        assertEquals("a\uFFFDb🍎", Neutral.line("a\uD83Db🍎"));
        assertEquals("\uFFFD", Neutral.line("\uDF4E"));
    }

    @Test
    void linesMayStay() {
        assertEquals("a\nb␍\nc␛", Neutral.lines("a\nb\r\nc\u001b"));
    }
}
