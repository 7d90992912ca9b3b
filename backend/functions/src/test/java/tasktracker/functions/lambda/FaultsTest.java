package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.FaultyDynamo.Fault;

/**
 * Random operations while DynamoDB throttles, conflicts, loses answers, breaks and is slow. More of them with
 * {@code -Dtasktracker.faults.cases=1000}, others with {@code -Dtasktracker.faults.seed=2}.
 */
final class FaultsTest {
    private static final int CASES = Integer.getInteger("tasktracker.faults.cases", 6);
    private static final long SEED = Long.getLong("tasktracker.faults.seed", 1);
    private static final int OPERATIONS = 40;

    @Test
    void everyOperationKeepsItsContract() {
        Set<Fault> met = EnumSet.noneOf(Fault.class);
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            FaultRun run = new FaultRun(seed);
            try {
                run.run(OPERATIONS);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dtasktracker.faults.seed=" + seed + " after these operations:\n"
                        + String.join("\n", run.faulty().history) + "\n" + e.getMessage(), e);
            }
            met.addAll(run.faulty().faults.counts().keySet());
        }
        assertEquals(EnumSet.allOf(Fault.class), met);
    }
}
