package tasktracker.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Uuid7Test {
    /** The example of RFC 9562, appendix A.6. */
    @Test
    void makesTheExampleOfTheRfc() {
        assertEquals("017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
                Uuid7.of(0x017F22E279B0L, 0xCC3, 0x18C4DC0C0C07398FL));
    }

    @Test
    void carriesItsTimeAndSortsByIt() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long one = random.nextLong(1L << 48);
            long two = random.nextLong(1L << 48);
            String first = Uuid7.of(one, random.nextInt(), random.nextLong());
            String second = Uuid7.of(two, random.nextInt(), random.nextLong());
            assertTrue(Uuid7.isValid(first), first);
            assertEquals(one, Uuid7.millis(first));
            assertEquals(7, UUID.fromString(first).version());
            assertEquals(2, UUID.fromString(first).variant());
            assertEquals(Long.signum(Long.compare(one, two)), Integer.signum(first.compareTo(second)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
        "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f",
        "017f22e2079b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g" })
    void refusesOtherTexts(String text) {
        assertFalse(Uuid7.isValid(text));
    }

    @Test
    void hasNoIdForATimeBefore1970() {
        assertThrows(IllegalArgumentException.class, () -> Uuid7.of(-1, 0, 0));
    }
}
