package tasktracker.cli.client;

import java.time.Duration;

/** Waits; tests only take note. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
