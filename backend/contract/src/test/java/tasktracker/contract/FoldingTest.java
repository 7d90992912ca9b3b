package tasktracker.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class FoldingTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/folded.csv")
    void texts(String text, String folded) {
        assertEquals(folded, Folding.fold(text));
    }

    @Test
    void foldingAFoldedTextChangesNothing() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                String text = "a" + Character.toString(c) + "\u0301";
                String folded = Folding.fold(text);
                int codePoint = c;
                assertEquals(folded, Folding.fold(folded), () -> "U+" + Integer.toHexString(codePoint));
            }
        }
    }

    @Test
    void foldingAFoldedTextOfManyScriptsChangesNothing() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(8); k >= 0; k--) {
                int c = random.nextInt(random.nextBoolean() ? 0x600 : 0x2_0000);
                text.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 'x' : c);
            }
            String folded = Folding.fold(text.toString());
            assertEquals(folded, Folding.fold(folded), () -> "seed " + seed + ": " + text);
        }
    }
}
