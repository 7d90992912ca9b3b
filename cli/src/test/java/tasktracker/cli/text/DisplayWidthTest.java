package tasktracker.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({ "'',0", "Buy milk,8", "für,3", "日本語,6", "한국어,6", "ｆｕｌｌ,8", "ﾊﾝｶｸ,4", "…,1", "🍎,2", "a🍎b,4", "αβγ,3",
        "→,1", "✓,1",
        "✅,2", "☎,1", "⌚,2", "𠀀,2", "　,2", "ก็,1" })
    void countsColumns(String text, int columns) {
        assertEquals(columns, DisplayWidth.of(text));
    }

    @Test
    void aSignCountsOnceWithAllThatBelongsToIt() {
        assertEquals(1, DisplayWidth.of("e\u0301"), "combining acute");
        assertEquals(5, DisplayWidth.of("cafe\u0301s"), "combining acute within ASCII");
        assertEquals(2, DisplayWidth.of("\u2764\uFE0F"), "heart as emoji");
        assertEquals(1, DisplayWidth.of("\u2764"), "heart as text");
        assertEquals(1, DisplayWidth.of("\u231A\uFE0E"), "watch as text");
        assertEquals(2, DisplayWidth.of("1\uFE0F\u20E3"), "keycap");
        assertEquals(2, DisplayWidth.of("\uD83D\uDC4D\uD83C\uDFFD"), "thumb with skin tone");
        assertEquals(2, DisplayWidth.of("\uD83D\uDC69\u200D\uD83D\uDCBB"), "woman technologist");
        assertEquals(2, DisplayWidth.of("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"), "family of three");
        assertEquals(2, DisplayWidth.of("\uD83C\uDDE9\uD83C\uDDEA"), "flag of Germany");
        assertEquals(4, DisplayWidth.of("\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB\uD83C\uDDF7"), "two flags");
        assertEquals(2, DisplayWidth.of("\u1112\u1161\u11AB"), "a syllable of three jamo");
        assertEquals(0, DisplayWidth.of("\u200B"), "zero-width space");
    }

    @ParameterizedTest
    @CsvSource({ "Buy milk,8,Buy milk", "Buy milk,7,Buy mi…", "Buy milk,1,…", "日本語,6,日本語", "日本語,5,日本…", "日本語,4,日…",
        "日本語,2,…",
        "日本語,1,…", "a日,2,a…", "a日,3,a日" })
    void cutsToColumns(String text, int columns, String expected) {
        assertEquals(expected, DisplayWidth.truncated(text, columns));
    }

    @Test
    void neverCutsASignInTwo() {
        assertEquals("xe\u0301…", DisplayWidth.truncated("xe\u0301yz", 3));
        assertEquals("…", DisplayWidth.truncated("\uD83D\uDC69\u200D\uD83D\uDCBBxx", 2));
        assertEquals("\uD83D\uDC69\u200D\uD83D\uDCBB…", DisplayWidth.truncated("\uD83D\uDC69\u200D\uD83D\uDCBBxx", 3));
        assertEquals("e\u0301", DisplayWidth.truncated("e\u0301", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void whatWasCutFitsAndIsAsLongAsItCanBe(long seed) {
        Random random = new Random(seed);
        String[] signs = { "a", "日", "e\u0301", "🍎", "\uD83C\uDDE9\uD83C\uDDEA", " ", "\uD83D\uDC4D\uD83C\uDFFD" };
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int sign = random.nextInt(12); sign > 0; sign--) {
                text.append(signs[random.nextInt(signs.length)]);
            }
            int columns = 1 + random.nextInt(15);
            String cut = DisplayWidth.truncated(text.toString(), columns);
            int width = DisplayWidth.of(cut);
            String about = "seed " + seed + ": \"" + text + "\" cut to " + columns + " is \"" + cut + '"';
            assertTrue(width <= columns, about);
            assertTrue(cut.contentEquals(text) || width >= columns - 1, about);
        }
    }

    @Test
    void wraps_at_blanks_and_keeps_lines_and_long_words() {
        assertEquals("one two\nthree", DisplayWidth.wrapped("one two three", 7));
        assertEquals("one\n/a/long/path\nx", DisplayWidth.wrapped("one /a/long/path x", 5));
        assertEquals("a\n\nb c", DisplayWidth.wrapped("a\n\nb c", 10));
        assertEquals("今日\nは x", DisplayWidth.wrapped("今日 は x", 5));
        assertEquals("", DisplayWidth.wrapped("", 5));
    }
}
