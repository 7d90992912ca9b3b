package tasktracker.functions.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RecordedAllocationsIT {
    private static final int SETTLING = 200;

    @Test
    void aRequestAllocatesNoMoreThanRecorded() throws IOException {
        Map<String, Double> bytes = new TreeMap<>();
        for (Map.Entry<String, Warm> warm : Warm.all().entrySet()) {
            assertTrue(warm.getValue().run().toString(StandardCharsets.UTF_8).startsWith("{\"statusCode\":20"),
                    warm.getKey());
            bytes.put(warm.getKey(), (double) warm.getValue().allocated(SETTLING));
        }
        Recorded.check("bytes", bytes);
    }
}
