package tasktracker.cli.hostile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import tasktracker.cli.Cli;

/** A clock that somebody sets. */
public final class SetClock extends Clock {
    private volatile Instant now = Cli.NOW;

    public void set(Instant instant) {
        now = instant;
    }

    public void jump(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return Cli.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
