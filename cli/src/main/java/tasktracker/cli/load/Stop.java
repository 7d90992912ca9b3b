package tasktracker.cli.load;

import java.util.concurrent.atomic.AtomicReference;

/** Why a run ended before its time, if it did. For use by several threads. */
public final class Stop {
    /** How a run ended. */
    public enum Reason {
        /** The whole schedule was run. */
        DONE("done"),
        /** The user pressed Ctrl-C. */
        INTERRUPTED("interrupted"),
        /** The server failed too often to go on. */
        ABORTED("aborted");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** As the report has it. */
        public String word() {
            return word;
        }
    }

    private final AtomicReference<Reason> reason = new AtomicReference<>(Reason.DONE);

    /** Asks the run to end; the first reason stands. */
    public void because(Reason why) {
        reason.compareAndSet(Reason.DONE, why);
    }

    /** Whether the run is to end. */
    public boolean isAsked() {
        return reason.get() != Reason.DONE;
    }

    /** The reason. */
    public Reason reason() {
        return reason.get();
    }
}
