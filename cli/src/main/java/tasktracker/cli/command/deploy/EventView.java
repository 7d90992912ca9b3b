package tasktracker.cli.command.deploy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import tasktracker.cli.aws.stack.StackEvent;
import tasktracker.cli.output.Style;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.text.DisplayWidth;
import tasktracker.cli.text.Neutral;

/**
 * Shows what happens to a stack on stderr. On a terminal: what is being worked on and how many are done, drawn again
 * and again, with failures as lines that stay. Elsewhere: a line for each event.
 */
public final class EventView implements AutoCloseable {
    private static final int ROWS = 10;
    private static final int UNKNOWN_WIDTH = 80;

    private final TextStream stderr;
    private final String what;
    private final ZoneId zone;
    private final LongSupplier nanoTime;
    private final long started;
    private final Map<String, StackEvent> busy = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private int failed;
    private int drawn;

    /**
     * A view of one operation.
     *
     * @param what in a word, such as {@code creating}
     * @param zone in which times are shown
     */
    public EventView(TextStream stderr, String what, ZoneId zone, LongSupplier nanoTime) {
        this.stderr = stderr;
        this.what = what;
        this.zone = zone;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** Shows one more event. */
    public synchronized void event(StackEvent event) {
        count(event);
        if (!stderr.isRedrawable()) {
            stderr.println(line(event));
        } else {
            erase();
            if (event.isFailure()) {
                stderr.println(stderr.styled(Style.RED, line(event)));
            }
            draw();
        }
        stderr.flush();
    }

    /** Takes the moving part away. */
    @Override
    public synchronized void close() {
        erase();
        stderr.flush();
    }

    /** One event in one line. */
    private String line(StackEvent event) {
        String time = event.at().atZone(zone).toLocalTime().withNano(0).toString();
        return Neutral.line((time.length() == 5 ? time + ":00" : time) + " " + event.status() + " " + event.type() + " "
                + event.logicalId() + (event.reason() == null ? "" : ": " + event.reason()));
    }

    private void count(StackEvent event) {
        if (event.isOfStack()) {
            return;
        }
        if (event.isBusy()) {
            busy.put(event.logicalId(), event);
            return;
        }
        busy.remove(event.logicalId());
        if (event.isFailure()) {
            failed++;
        } else {
            done.add(event.logicalId());
        }
    }

    private void draw() {
        int width = stderr.width() == 0 ? UNKNOWN_WIDTH : stderr.width();
        int rows = 0;
        for (StackEvent event : busy.values()) {
            if (rows == ROWS) {
                break;
            }
            stderr.println(DisplayWidth.truncated("  " + Neutral.line(event.logicalId() + " " + event.type()),
                    width - 1));
            rows++;
        }
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - started);
        stderr.println(DisplayWidth.truncated(what + ": " + done.size() + " done, " + busy.size() + " at work"
                + (failed == 0 ? "" : ", " + failed + " failed") + ", " + passed.toMinutes() + " min "
                + passed.toSecondsPart() + " s", width - 1));
        drawn = rows + 1;
    }

    private void erase() {
        if (drawn > 0) {
            stderr.print("\u001b[" + drawn + "A\r\u001b[J");
            drawn = 0;
        }
    }
}
