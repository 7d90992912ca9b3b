package tasktracker.cli.load;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Sends requests and measures them. In the open model a request is sent when its time has come, whatever became of those
 * before it, as users do: each gets a sender of its own at the intended instant, and response time counts from there.
 * In the closed model so many clients send one request after the other, so a slow server is asked less: its times are
 * service times, and say nothing about users who do not wait for each other.
 */
public final class Generator {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** So that the first request is not late already. */
    private static final long LEAD_NANOS = 20 * NANOS_PER_MILLI;
    /** How soon the run notices that it is to stop. */
    private static final long ATTENTION_NANOS = 100 * NANOS_PER_MILLI;

    private final Exchange exchange;
    private final LongSupplier nanoTime;
    private final Pace pace;
    private final Consumer<Second> watcher;
    private final Stop stop;

    /**
     * A generator for one run.
     *
     * @param nanoTime {@code System::nanoTime}
     * @param watcher told about each second when it is over, on a thread of its own
     */
    public Generator(Exchange exchange, LongSupplier nanoTime, Consumer<Second> watcher, Stop stop) {
        this.exchange = exchange;
        this.nanoTime = nanoTime;
        this.pace = Pace.sleeping(nanoTime);
        this.watcher = watcher;
        this.stop = stop;
    }

    /**
     * Runs a schedule.
     *
     * @param warmUp how much of its beginning is reported apart
     * @param duration the whole, warm-up included
     * @param maxInFlight requests under way at the same time; more wait, in the order in which they were due
     */
    public Measurement open(Schedule schedule, Duration warmUp, Duration duration, int maxInFlight) {
        Run run = new Run(warmUp, new Semaphore(maxInFlight, true));
        try (Watch _ = new Watch(run)) {
            int sent = 0;
            while (sent < schedule.size() && run.waitFor(run.start + schedule.nanos(sent))) {
                run.launch(schedule.operation(sent), run.start + schedule.nanos(sent));
                sent++;
            }
            run.waitFor(run.start + duration.toNanos());
            run.awaitAll();
        }
        return run.measurement(duration);
    }

    /** Runs that many clients, each of which sends its next request when the one before is answered. */
    public Measurement closed(int clients, Mix mix, Duration warmUp, Duration duration, RandomGenerator random) {
        Run run = new Run(warmUp, new Semaphore(clients, true));
        long end = run.start + duration.toNanos();
        try (Watch _ = new Watch(run)) {
            for (int client = 0; client < clients; client++) {
                RandomGenerator own = new SplittableRandom(random.nextLong());
                run.underway.register();
                Thread.ofVirtual().start(() -> {
                    pace.until(run.start);
                    for (long now = nanoTime.getAsLong(); now < end && !stop.isAsked(); now = nanoTime.getAsLong()) {
                        run.one(mix.draw(own), now);
                    }
                    run.underway.arriveAndDeregister();
                });
            }
            run.awaitAll();
        }
        return run.measurement(duration);
    }

    /** One run. */
    private final class Run {
        private final long start = nanoTime.getAsLong() + LEAD_NANOS;
        private final long measuredFrom;
        private final Semaphore permits;
        private final Phaser underway = new Phaser(1);
        private final Timeline timeline = new Timeline();
        private final Tally warmUp = new Tally();
        private final Tally measured = new Tally();
        private final AtomicLong lastReady = new AtomicLong(Long.MIN_VALUE);
        private final AtomicLong lastSent = new AtomicLong(Long.MIN_VALUE);
        private final AtomicLong planned = new AtomicLong();
        private volatile long stoppedAt = Long.MAX_VALUE;

        Run(Duration warmUp, Semaphore permits) {
            this.measuredFrom = start + warmUp.toNanos();
            this.permits = permits;
        }

        /** Returns whether the instant has come and the run goes on. */
        boolean waitFor(long instant) {
            while (!stop.isAsked()) {
                long now = nanoTime.getAsLong();
                if (now >= instant) {
                    return true;
                }
                pace.until(Math.min(instant, now + ATTENTION_NANOS));
            }
            stoppedAt = nanoTime.getAsLong();
            return false;
        }

        void launch(Operation operation, long intended) {
            if (intended >= measuredFrom) {
                planned.incrementAndGet();
            }
            underway.register();
            Thread.ofVirtual().start(() -> {
                one(operation, intended);
                underway.arriveAndDeregister();
            });
        }

        void one(Operation operation, long intended) {
            long ready = nanoTime.getAsLong();
            timeline.began();
            permits.acquireUninterruptibly();
            try {
                if (stop.isAsked()) {
                    timeline.dropped();
                    return;
                }
                long sent = nanoTime.getAsLong();
                Exchange.Reply reply = exchange.send(operation);
                Sample sample = new Sample(operation, reply, intended, ready, sent, nanoTime.getAsLong());
                timeline.ended(sample);
                if (intended < measuredFrom) {
                    warmUp.add(sample);
                } else {
                    lastReady.accumulateAndGet(ready, Math::max);
                    lastSent.accumulateAndGet(sent, Math::max);
                    measured.add(sample);
                }
            } finally {
                permits.release();
            }
        }

        void awaitAll() {
            underway.arriveAndAwaitAdvance();
        }

        Measurement measurement(Duration duration) {
            long end = Math.min(stoppedAt, start + duration.toNanos());
            double seconds = Math.max(0, end - measuredFrom) / (double) NANOS_PER_SECOND;
            long due = planned.get() == 0 ? measured.count() : planned.get();
            return new Measurement(warmUp, measured, timeline.seconds(), due, due / seconds,
                    due / lasting(lastReady, seconds), measured.count() / lasting(lastSent, seconds),
                    Duration.ofNanos(Math.max(0, end - measuredFrom)), stop.reason());
        }

        private double lasting(AtomicLong last, double seconds) {
            return Math.max(seconds, (last.get() - measuredFrom) / (double) NANOS_PER_SECOND);
        }
    }

    /** Cuts the seconds of a run while it lasts, and ends it when the server does nothing but fail. */
    private final class Watch implements AutoCloseable {
        private final Run run;
        private final Guard guard = new Guard();
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread;

        Watch(Run run) {
            this.run = run;
            this.thread = Thread.ofPlatform().daemon().name("load-watch").start(this::watch);
        }

        private void watch() {
            try {
                for (long next = run.start + NANOS_PER_SECOND;; next += NANOS_PER_SECOND) {
                    boolean last = over.await(next - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
                    Second second = run.timeline.cut();
                    if (guard.isTooMuch(second)) {
                        stop.because(Stop.Reason.ABORTED);
                    }
                    if (last) {
                        return;
                    }
                    watcher.accept(second);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
