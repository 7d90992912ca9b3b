package tasktracker.cli.command.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import tasktracker.cli.load.Second;
import tasktracker.cli.output.TextStream;

/** Tells on stderr how a run goes: one line that is drawn again on a terminal, one a second elsewhere. */
final class LiveView implements Consumer<Second>, AutoCloseable {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final int SHOWN = 20;
    private static final int UNKNOWN_WIDTH = 80;

    private final TextStream stderr;
    private final long planned;
    private final Deque<Double> recent = new ArrayDeque<>();
    private boolean drawn;

    /** A view of a run that lasts so many seconds. */
    LiveView(TextStream stderr, long planned) {
        this.stderr = stderr;
        this.planned = planned;
    }

    @Override
    public void accept(Second second) {
        String line = String.format(Locale.ROOT,
                "%d/%d s  %,d/s  in flight %,d  p50 %s  p99 %s ms  429 %,d  errors %,d",
                second.number() + 1, planned, second.ended(), second.inFlight(), ms(second.p50()), ms(second.p99()),
                second.throttled(), second.errors());
        if (stderr.isRedrawable()) {
            draw(line, second);
        } else {
            stderr.println(line);
        }
        stderr.flush();
    }

    /** Removes the line that was drawn. */
    @Override
    public void close() {
        if (drawn) {
            stderr.print("\r\u001b[K");
            stderr.flush();
            drawn = false;
        }
    }

    private void draw(String line, Second second) {
        recent.add(Double.isNaN(second.p99()) ? 0 : second.p99());
        if (recent.size() > SHOWN) {
            recent.remove();
        }
        int width = stderr.width() == 0 ? UNKNOWN_WIDTH : stderr.width();
        String whole = line + "  " + sparkline();
        stderr.print("\r" + whole.substring(0, Math.min(whole.length(), width - 1)) + "\u001b[K");
        drawn = true;
    }

    private String sparkline() {
        double highest = recent.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double value : recent) {
            int level = highest <= 0 ? 0 : (int) Math.round(value / highest * (LEVELS.length() - 1));
            line.append(LEVELS.charAt(level));
        }
        return line.toString();
    }

    private static String ms(double millis) {
        return Double.isNaN(millis) ? "-" : String.format(Locale.ROOT, millis < 10 ? "%.1f" : "%,.0f", millis);
    }
}
