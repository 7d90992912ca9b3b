package tasktracker.cli.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;

final class SpanTest {
    @ParameterizedTest
    @CsvSource({ "500ms, PT0.5S", "45s, PT45S", "30min, PT30M", "24h, PT24H", "90d, P90D", "2w, P14D", "0s, PT0S" })
    void a_length_is_read(String text, Duration length) {
        assertEquals(Optional.of(length), Span.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "h", "3", "3m", "-1h", "1.5h", "1h30", "1234567d", " 1h", "tomorrow" })
    void anything_else_is_none(String text) {
        assertEquals(Optional.empty(), Span.read(text));
        assertEquals("--grace takes a length of time such as 45s, 30min, 24h or 7d, not \"" + text + "\"",
                assertThrows(CliException.Usage.class, () -> Span.parse("--grace", text)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({ "PT0S, 0 seconds", "PT1S, 1 second", "PT59S, 59 seconds", "PT1M29S, 1 minute", "PT1M30S, 2 minutes",
        "PT59M, 59 minutes", "PT1H, 1 hour", "PT22H59M59S, 23 hours", "PT24H, 1 day", "P89DT23H59M, 90 days" })
    void a_length_is_said_by_its_largest_unit(Duration length, String words) {
        assertEquals(words, Span.words(length));
    }

    @ParameterizedTest
    @CsvSource({ "PT0S, 0s", "PT0.25S, 250ms", "PT1.5S, 1500ms", "PT90S, 90s", "PT2M, 2min", "PT90M, 90min",
        "PT48H, 48h" })
    void what_is_written_is_read_again(Duration length, String text) {
        assertEquals(text, Span.text(length));
        assertEquals(Optional.of(length), Span.read(text));
    }

    @Test
    void half_a_unit_counts_as_one() {
        assertEquals("2 days", Span.words(Duration.ofHours(36)));
        assertEquals("1 day", Span.words(Duration.ofHours(35)));
    }
}
