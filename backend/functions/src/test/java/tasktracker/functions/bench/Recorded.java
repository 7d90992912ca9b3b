package tasktracker.functions.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures of {@code backend/bench/recorded}, which do not depend on how fast a machine is: a build fails when one
 * gets worse by more than a twentieth. {@code backend/bench/record} writes them anew.
 */
public final class Recorded {
    private static final Path FILE = Path.of("../bench/recorded");
    private static final double TOLERANCE = 1.05;

    private Recorded() {}

    /**
     * Holds figures, the less the better, against the recorded ones; with the environment variable RECORD=true records
     * them instead.
     *
     * @param kind the first word of their names
     */
    public static void check(String kind, Map<String, Double> measured) throws IOException {
        Map<String, Double> recorded = read();
        if ("true".equals(System.getenv("RECORD"))) {
            recorded.keySet().removeIf(name -> name.startsWith(kind + " "));
            measured.forEach((name, value) -> recorded.put(kind + " " + name, value));
            write(recorded);
            return;
        }
        Set<String> gone = new TreeSet<>(recorded.keySet());
        gone.removeIf(name -> !name.startsWith(kind + " "));
        measured.keySet().forEach(name -> gone.remove(kind + " " + name));
        assertEquals(Set.of(), gone, "recorded, but not measured any more: backend/bench/record");
        List<String> worse = new ArrayList<>();
        measured.forEach((name, value) -> {
            Double before = recorded.get(kind + " " + name);
            if (before == null || value > before * TOLERANCE) {
                worse.add(kind + " " + name + " is " + text(value) + ", recorded is "
                        + (before == null ? "nothing" : text(before)));
            }
        });
        assertEquals(List.of(), worse, "if that has a good reason, record it: backend/bench/record");
    }

    private static Map<String, Double> read() throws IOException {
        Map<String, Double> recorded = new TreeMap<>();
        for (String line : Files.readAllLines(FILE)) {
            int equals = line.indexOf(" = ");
            if (equals > 0) {
                recorded.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 3)));
            }
        }
        return recorded;
    }

    private static void write(Map<String, Double> recorded) throws IOException {
        List<String> lines = new ArrayList<>();
        recorded.forEach((name, value) -> lines.add(name + " = " + text(value)));
        Files.write(FILE, lines);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
