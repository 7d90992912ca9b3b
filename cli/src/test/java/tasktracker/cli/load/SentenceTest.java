package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SentenceTest {
    @Test
    void they_come_again_after_a_period() {
        for (long number = 0; number < 3L * Sentence.PERIOD; number++) {
            assertEquals(Sentence.number(number), Sentence.number(number + Sentence.PERIOD), "number " + number);
        }
    }
}
