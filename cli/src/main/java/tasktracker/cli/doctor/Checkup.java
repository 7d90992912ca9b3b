package tasktracker.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * Runs checks side by side and gives what they found in their order. A check that hangs, in a name service that does
 * not answer, say, is left behind in its thread: it holds up neither the others nor the end of the process.
 */
public final class Checkup {
    private final List<Running> running = new ArrayList<>();

    /** Starts all of them. */
    public Checkup(List<Check> checks) {
        for (Check check : checks) {
            running.add(new Running(check));
        }
        running.forEach(Running::start);
    }

    /** Waits for all of them; the longest step decides how long. */
    public void report(Consumer<List<Diagnosis>> page) {
        for (Running each : running) {
            page.accept(each.all());
        }
    }

    /** One check in its thread. */
    private static final class Running {
        private final Check check;
        private final BlockingQueue<Diagnosis> found = new LinkedBlockingQueue<>();
        private final List<Diagnosis> all = new ArrayList<>();
        private volatile long stepBegan;
        private volatile boolean over;

        Running(Check check) {
            this.check = check;
        }

        void start() {
            stepBegan = System.nanoTime();
            // Of the platform, not virtual: a look-up of a name cannot be interrupted and would hold a carrier.
            Thread.ofPlatform().daemon().name("doctor " + check.ids().getFirst()).start(this::look);
        }

        private void look() {
            try {
                check.look().at(this::take);
            } catch (CliException e) {
                take(Diagnosis.of(current(), Verdict.FAIL, e));
            } catch (RuntimeException e) {
                take(Diagnosis.fail(current(), "the check itself failed: " + e.getClass().getSimpleName(),
                        "tasktracker doctor --debug"));
            }
            over = true;
        }

        private synchronized void take(Diagnosis diagnosis) {
            stepBegan = System.nanoTime();
            all.add(diagnosis);
            found.add(diagnosis);
        }

        /** The step that is at work: the one after the last that was reported. */
        private synchronized String current() {
            return check.ids().get(Math.min(all.size(), check.ids().size() - 1));
        }

        List<Diagnosis> all() {
            List<Diagnosis> result = new ArrayList<>();
            for (int at = 0; at < check.ids().size(); at++) {
                Diagnosis next = next();
                if (next == null) {
                    result.addAll(missing(at));
                    break;
                }
                result.add(next);
            }
            return result;
        }

        /** Null when there is no more to come, or not in time. */
        private Diagnosis next() {
            try {
                while (true) {
                    Diagnosis next = found.poll(20, TimeUnit.MILLISECONDS);
                    if (next != null || (over && found.isEmpty()) || isLate()) {
                        return next;
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CliException.Interrupted(Failure.of("INTERRUPTED", "interrupted"));
            }
        }

        private boolean isLate() {
            return System.nanoTime() - stepBegan > check.limit().toNanos();
        }

        private List<Diagnosis> missing(int from) {
            List<Diagnosis> missing = new ArrayList<>();
            List<String> ids = check.ids();
            int at = from;
            if (!over) {
                missing.add(new Diagnosis(ids.get(at), check.whenLate(),
                        "nothing was heard within " + check.limit().toSeconds() + " s", "tasktracker doctor --debug"));
                at++;
            }
            for (; at < ids.size(); at++) {
                missing.add(Diagnosis.skip(ids.get(at), "not looked at, because of the line above"));
            }
            return missing;
        }
    }
}
