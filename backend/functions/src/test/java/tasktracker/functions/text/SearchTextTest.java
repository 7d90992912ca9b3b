package tasktracker.functions.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.Limits;

final class SearchTextTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            Buy milk,                      ` buy milk `
            ` Crème   Brûlée!`,            ` creme brulee `
            Straße 12b,                    ` strasse 12b `
            don't-stop,                    ` don t stop `
            a_b/c.d@e,                     ` a b c d e `
            ΛΌΓΟΣ,                         ` λογοσ `
            東京タワー,                    ` 東 京 タ ワー `
            東京2026年,                    ` 東 京 2026 年 `
            がんばる,                      ` が ん ば る `
            人々の声,                      ` 人 々 の 声 `
            한국어 공부,                   ` 한국어 공부 `
            हिन्दी,                          ` हिन्दी `
            cake🎂now,                     ` cake 🎂 now `
            ❤️ love,                       ` ❤ love `
            """)
    void isFoldedWordsBetweenSingleSpaces(String text, String stored) {
        assertEquals(stored, SearchText.of(text));
    }

    @Test
    void isEmptyWithoutAWord() {
        assertEquals("", SearchText.of(""));
        assertEquals("", SearchText.of(" \n- … !"));
        assertEquals(List.of(), SearchText.words("?"));
    }

    @Test
    void aPrefixOfAWordIsFoundByContains() {
        String stored = SearchText.of("Die Übergabe der Schlüssel");

        assertTrue(stored.contains(" " + SearchText.words("übergab").getFirst()));
        assertTrue(stored.contains(" schlussel "));
        assertEquals(false, stored.contains(" gabe"));
    }

    @Test
    void theLongestTextsStayShortEnoughForAnItem() {
        assertEquals(2 * Limits.DESCRIPTION + 1, SearchText.of("東".repeat(Limits.DESCRIPTION)).length());
        // Folds to eighteen characters in four words.
        String stored = SearchText.of("\ufdfa ".repeat(Limits.DESCRIPTION / 2));
        assertTrue(stored.length() <= SearchText.MAX && stored.length() > SearchText.MAX - 10, stored.length() + "");
        assertTrue(stored.startsWith(" ") && stored.endsWith(" "), "spaces around");
    }
}
