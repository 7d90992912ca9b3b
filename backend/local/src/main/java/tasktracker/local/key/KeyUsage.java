package tasktracker.local.key;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tasktracker.local.key.KeyStore.Use;

/**
 * Counts the requests of each key by days in UTC. Kept in memory and written every few seconds at most, and at the end:
 * a stack that is killed forgets the last seconds, which no quota is worth a write per request for.
 */
public final class KeyUsage implements AutoCloseable {
    private static final long PAUSE_MILLIS = 5_000;
    private static final long DAY_MILLIS = 86_400_000L;

    private final KeyStore store;
    private final Clock clock;
    private final Consumer<String> logLines;
    private final Map<String, Counter> byKeyId = new ConcurrentHashMap<>();
    private final AtomicLong nextWrite;

    /**
     * The use that the store knows, and what comes.
     *
     * @param logLines is told when it cannot be stored, from several threads
     */
    public KeyUsage(KeyStore store, Clock clock, Consumer<String> logLines) {
        this.store = store;
        this.clock = clock;
        this.logLines = logLines;
        this.nextWrite = new AtomicLong(clock.millis() + PAUSE_MILLIS);
        store.uses().forEach(use -> counter(use.keyId()).load(use));
    }

    /** Counts a request, unless so many were made since that day already. */
    public boolean take(String keyId, long sinceDay, long most) {
        long now = clock.millis();
        boolean taken = counter(keyId).take(Math.floorDiv(now, DAY_MILLIS), sinceDay, most);
        long due = nextWrite.get();
        boolean setBack = due - now > PAUSE_MILLIS; // the clock, which else would put off writing by as much
        if ((now >= due || setBack) && nextWrite.compareAndSet(due, now + PAUSE_MILLIS)) {
            Thread.ofVirtual().start(this::write);
        }
        return taken;
    }

    /** The requests from one day to another, both included. */
    public long between(String keyId, long fromDay, long toDay) {
        Counter counter = byKeyId.get(keyId);
        return counter == null ? 0 : counter.between(fromDay, toDay);
    }

    /** Today, as days since 1970-01-01. */
    public long today() {
        return Math.floorDiv(clock.millis(), DAY_MILLIS);
    }

    /** Forgets a key. */
    public void remove(String keyId) {
        byKeyId.remove(keyId);
    }

    /** Stores what was counted since the last time; what cannot be stored now is stored the next time. */
    public synchronized void write() {
        List<Use> changed = new ArrayList<>();
        byKeyId.forEach((keyId, counter) -> counter.drain(keyId, changed));
        if (changed.isEmpty()) {
            return;
        }
        try {
            store.put(changed);
        } catch (RuntimeException e) {
            changed.forEach(this::putBack);
            logLines.accept("gateway the use of keys cannot be stored now: " + e.getMessage());
        }
    }

    /** Unless the key was removed meanwhile. */
    private void putBack(Use use) {
        byKeyId.computeIfPresent(use.keyId(), (_, counter) -> counter.putBack(use));
    }

    /** Stores what is left; see {@link #write}. */
    @Override
    public void close() {
        write();
    }

    private Counter counter(String keyId) {
        return byKeyId.computeIfAbsent(keyId, _ -> new Counter());
    }

    /** The requests of one key. */
    private static final class Counter {
        private final TreeMap<Long, Long> days = new TreeMap<>();
        private final TreeMap<Long, Long> unwritten = new TreeMap<>();

        synchronized void load(Use use) {
            days.put(use.day(), use.requests());
        }

        synchronized boolean take(long day, long sinceDay, long most) {
            if (most != Long.MAX_VALUE && between(sinceDay, day) >= most) {
                return false;
            }
            unwritten.put(day, days.merge(day, 1L, Long::sum));
            return true;
        }

        synchronized long between(long fromDay, long toDay) {
            long sum = 0;
            for (long count : days.subMap(fromDay, true, toDay, true).values()) {
                sum += count;
            }
            return sum;
        }

        synchronized void drain(String keyId, List<Use> changed) {
            unwritten.forEach((day, count) -> changed.add(new Use(keyId, day, count)));
            unwritten.clear();
        }

        /** What was counted since is more, and holds this. */
        synchronized Counter putBack(Use use) {
            unwritten.putIfAbsent(use.day(), use.requests());
            return this;
        }
    }
}
