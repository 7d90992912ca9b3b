package tasktracker.functions.lambda;

import java.io.IOException;
import org.crac.Context;
import org.crac.Resource;

/**
 * Makes the snapshot of Lambda SnapStart worth restoring: loads and runs beforehand what the first request needs. It
 * reads no table and no secret.
 */
final class Priming implements Resource {
    /** Enough for the JIT compiler to take notice. */
    private static final int ROUNDS = 50;

    private final Runnable sdk;

    /**
     * A priming.
     *
     * @param sdk warms up the AWS SDK
     */
    Priming(Runnable sdk) {
        this.sdk = sdk;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        sdk.run();
        Rehearsal rehearsal = new Rehearsal(new RehearsalContext());
        for (int i = 0; i < ROUNDS; i++) {
            rehearsal.run();
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing in the snapshot goes stale: keys are read when needed, and the SDK reconnects.
    }
}
