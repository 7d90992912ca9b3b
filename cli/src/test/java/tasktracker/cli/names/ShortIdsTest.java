package tasktracker.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShortIdsTest {
    @Test
    void shows_as_much_as_tells_them_apart() {
        ShortIds ids = new ShortIds();
        ids.fit(List.of("00000000-0000-7000-8000-000000017f3a", "00000000-0000-7000-8000-000000017f3b"));
        assertEquals("…7f3a", ids.of("00000000-0000-7000-8000-000000017f3a"));
        ids.fit(List.of("00000000-0000-7000-8000-000000017f3a", "00000000-0000-7000-8000-000000027f3a"));
        assertEquals("…17f3a", ids.of("00000000-0000-7000-8000-000000017f3a"));
        ids.fit(List.of("10000000-0000-7000-8000-000000017f3a", "00000000-0000-7000-8000-000000017f3a"));
        assertEquals("10000000-0000-7000-8000-000000017f3a", ids.of("10000000-0000-7000-8000-000000017f3a"));
    }
}
