package tasktracker.functions.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * No test but a benchmark, run by {@code backend/bench/warm}: what a request costs besides the network, with the JIT
 * compiler as Lambda has it where no snapshot is taken (C1 alone).
 */
final class WarmTable {
    private static final int SETTLING = 2_000;

    @Test
    void print() throws IOException {
        System.out.println("\n| Request without the network | µs | KB allocated |\n|---|---:|---:|");
        for (Map.Entry<String, Warm> warm : Warm.all().entrySet()) {
            double micros = warm.getValue().micros();
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", warm.getKey(), micros,
                    warm.getValue().allocated(SETTLING) / 1e3);
        }
    }
}
