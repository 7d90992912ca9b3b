package tasktracker.cli.load;

import java.time.Instant;
import java.util.List;

/**
 * All that a load test has to tell.
 *
 * @param tool name and version
 * @param target the endpoint
 * @param profile the profile's name
 * @param data what became of the tasks it made
 */
public record Report(String tool, Instant started, String target, String profile, Plan plan, Measurement measurement,
        List<Gate.Verdict> gates, TestData.Account data) {
    public Report {
        gates = List.copyOf(gates);
    }

    /** Whether a gate was missed. */
    public boolean missesGate() {
        return gates.stream().anyMatch(verdict -> !verdict.isPassed());
    }
}
