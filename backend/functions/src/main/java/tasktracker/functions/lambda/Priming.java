package tasktracker.functions.lambda;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.crac.Context;
import org.crac.Resource;
import tasktracker.functions.dynamo.FirstConnection;
import tasktracker.functions.dynamo.RehearsalStores;
import tasktracker.functions.loopback.Authority;
import tasktracker.functions.observe.Log;

/**
 * Makes the snapshot of Lambda SnapStart worth restoring: loads and runs beforehand what the first request needs. It
 * reads no table and no secret. After a restore it opens the connection that the first request needs. A part that fails
 * is left out: requests work without it, only the first is slower.
 */
final class Priming implements Resource {
    /** Enough for the JIT compiler to take notice. */
    private static final int ROUNDS = 50;
    /** As many connections are opened, each from scratch: the handshake is what a first request spends most on. */
    private static final int CONNECTIONS = 40;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Where Lambda's runtime client leaves a request's trace for the SDK, which passes it on with every call. */
    private static final String TRACE = "com.amazonaws.xray.traceHeader";

    private final Log log;
    private final Part restored;
    private final List<Part> parts;

    /** One way to get ready. */
    @FunctionalInterface
    interface Part {
        void run() throws IOException, GeneralSecurityException;
    }

    /**
     * A priming.
     *
     * @param restored runs after each restore, the others once before the snapshot
     */
    Priming(Log log, Part restored, Part... parts) {
        this.log = log;
        this.restored = restored;
        this.parts = List.of(parts);
    }

    /** All that the functions need. */
    static Priming forSnapshot(Log log, FirstConnection connection) {
        return new Priming(log, connection::open, RehearsalStores::warmUpSdk,
                () -> rehearse(new Rehearsal(new RehearsalContext()), ROUNDS),
                Priming::rehearseOverTls, Priming::awaitCompiler);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        parts.forEach(this::run);
    }

    private void run(Part part) {
        try {
            part.run();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            log.error("A part of the priming failed; the first request after a restore takes longer", e);
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
        String before = System.getProperty(TRACE);
        System.setProperty(TRACE, "Root=1-00000000-000000000000000000000000;Sampled=0");
        try {
            rehearseOverTls(authority);
        } finally {
            if (before == null) {
                System.clearProperty(TRACE);
            } else {
                System.setProperty(TRACE, before);
            }
        }
    }

    private static void rehearseOverTls(Authority authority) throws IOException, GeneralSecurityException {
        for (int i = 0; i < CONNECTIONS; i++) {
            try (RehearsalStores stores = RehearsalStores.open(authority, Rehearsal.USER, CardboardTasks.TASK,
                    CardboardCategories.CATEGORY)) {
                stores.firstConnection().open();
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
        // Nothing in the snapshot goes stale: keys are read when needed, and the SDK reconnects. But the first request
        // need not wait for that.
        run(restored);
    }
}
