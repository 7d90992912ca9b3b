package tasktracker.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The machine's clock and time zone. The zone is looked up when it is asked for: Java takes 10 ms to know it. */
final class MachineClock extends Clock {
    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }
}
