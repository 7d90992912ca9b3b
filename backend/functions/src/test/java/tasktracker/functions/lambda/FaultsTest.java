package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.FaultyDynamo.Fault;
import tasktracker.functions.lambda.FaultyBackend.GatewayFault;

/**
 * Random operations while DynamoDB throttles, conflicts, loses answers, breaks and is slow, and the gateway throttles
 * and does not wait. More of them with {@code -Dtasktracker.faults.cases=1000}, others with
 * {@code -Dtasktracker.faults.seed=2}.
 */
final class FaultsTest {
    private static final int CASES = Integer.getInteger("tasktracker.faults.cases", 6);
    private static final long SEED = Long.getLong("tasktracker.faults.seed", 1);
    private static final int OPERATIONS = 60;

    private final Set<Fault> met = EnumSet.noneOf(Fault.class);
    private final Set<GatewayFault> gatewayMet = EnumSet.noneOf(GatewayFault.class);

    @Test
    void everyOperationKeepsItsContract() {
        int unkeyedDone = 0;
        int unkeyedNotDone = 0;
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            FaultRun run = new FaultRun(seed);
            try {
                run.run(OPERATIONS);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dtasktracker.faults.seed=" + seed + " after these operations:\n"
                        + String.join("\n", run.faulty().history) + "\n" + e.getMessage(), e);
            }
            met.addAll(run.faulty().faults.counts().keySet());
            gatewayMet.addAll(run.faulty().gatewayFaults().keySet());
            unkeyedDone += run.unkeyed().done();
            unkeyedNotDone += run.unkeyed().notDone();
        }
        assertEquals(EnumSet.allOf(Fault.class), met);
        assertEquals(EnumSet.allOf(GatewayFault.class), gatewayMet);
        assertTrue(unkeyedDone > 0 && unkeyedNotDone > 0,
                unkeyedDone + " without an Idempotency-Key were done, " + unkeyedNotDone + " were not");
    }
}
