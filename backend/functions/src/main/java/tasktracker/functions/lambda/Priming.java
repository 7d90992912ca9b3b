package tasktracker.functions.lambda;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.crac.Context;
import org.crac.Resource;
import tasktracker.functions.dynamo.RehearsalStores;
import tasktracker.functions.loopback.Authority;
import tasktracker.functions.observe.Log;

/**
 * Makes the snapshot of Lambda SnapStart worth restoring: loads and runs beforehand what the first request needs. It
 * reads no table and no secret. A part that fails is left out: requests work without it, only the first is slower.
 */
final class Priming implements Resource {
    /** Enough for the JIT compiler to take notice. */
    private static final int ROUNDS = 50;
    /** As many connections are opened, each from scratch: the handshake is what a first request spends most on. */
    private static final int CONNECTIONS = 40;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Log log;
    private final Part[] parts;

    /** One way to get ready. */
    @FunctionalInterface
    interface Part {
        void run() throws IOException, GeneralSecurityException;
    }

    Priming(Log log, Part... parts) {
        this.log = log;
        this.parts = parts;
    }

    /** All that the functions need. */
    static Priming forSnapshot(Log log) {
        return new Priming(log, RehearsalStores::warmUpSdk,
                () -> rehearse(new Rehearsal(new RehearsalContext()), ROUNDS),
                Priming::rehearseOverTls, Priming::awaitCompiler);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        for (Part part : parts) {
            try {
                part.run();
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                log.error("A part of the priming failed; the first request after a restore takes longer", e);
            }
        }
    }

    private static void rehearse(Rehearsal rehearsal, int rounds) throws IOException {
        for (int i = 0; i < rounds; i++) {
            rehearsal.run();
        }
    }

    /** Every function, over the real client and TLS, against a DynamoDB in this process. */
    private static void rehearseOverTls() throws IOException, GeneralSecurityException {
        Authority authority = Authority.create();
        for (int i = 0; i < CONNECTIONS; i++) {
            try (RehearsalStores stores = RehearsalStores.open(authority, Rehearsal.USER, CardboardTasks.TASK,
                    CardboardCategories.CATEGORY)) {
                rehearse(new Rehearsal(new RehearsalContext(), stores.tasks(), stores.categories()), 1);
            }
        }
    }

    /**
     * Waits until the JIT compiler has done what the rehearsal gave it to do: else the first request after a restore
     * shares its processor with it, and runs what is not compiled yet.
     */
    private static void awaitCompiler() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        long before = -1;
        for (long now = compiler.getTotalCompilationTime(); now != before
                && System.nanoTime() < deadline; now = compiler.getTotalCompilationTime()) {
            before = now;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing in the snapshot goes stale: keys are read when needed, and the SDK reconnects.
    }
}
