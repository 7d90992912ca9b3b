package tasktracker.cli.transfer.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpreadsheetGuardTest {
    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "'quoted", "'",
        "''", "'=1", "-", "=", "-1e5", "-1.", "+.5", "- 5" })
    void guarded(String cell) {
        assertEquals("'" + cell, SpreadsheetGuard.guard(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "plain", "-5", "+49301234567", "-0.25", "1-2", "a=b", "5" })
    void leftAlone(String cell) {
        assertEquals(cell, SpreadsheetGuard.guard(cell));
    }

    /** What a user types into a guarded file. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = { "'tis,'tis", "',\"'\"" })
    void whatWasNeverGuardedStays(String cell, String expected) {
        assertEquals(expected, SpreadsheetGuard.unguard(cell));
    }

    @Test
    void everythingComesBack() {
        Random random = new Random(5);
        String alphabet = "'=+-@\t\r\n1a.";
        for (int n = 0; n < 20_000; n++) {
            StringBuilder cell = new StringBuilder();
            for (int length = random.nextInt(5); length > 0; length--) {
                cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = cell.toString();
            assertEquals(text, SpreadsheetGuard.unguard(SpreadsheetGuard.guard(text)), text);
        }
    }

    @Test
    void theHeaderSaysIt() {
        List<String> marked = SpreadsheetGuard.header(List.of("title", "dueDate"));
        assertEquals(List.of("'title", "dueDate"), marked);
        assertTrue(SpreadsheetGuard.guards(new Header(marked)));
        assertTrue(new Header(marked).has("title"));
        assertFalse(SpreadsheetGuard.guards(new Header(List.of("title", "'own"))));
    }
}
