package tasktracker.cli.output;

import java.util.function.LongSupplier;

import tasktracker.cli.text.DisplayWidth;

/**
 * How far a long command has come, on stderr. Tells at most ten times a second on a terminal, every five seconds in
 * lines, every second in JSON; the rate is the average since the start.
 */
public final class Progress implements AutoCloseable {
    /** How progress is told. */
    public enum Form {
        /** One line that is drawn again and again, and removed at the end. */
        BAR(100),
        /** A line now and then, for logs. */
        LINES(5_000),
        /** A JSON object a line: {@code --progress json}. */
        JSON(1_000),
        /** Nothing: {@code -q}. */
        NONE(0);

        private final long pauseMillis;

        Form(long pauseMillis) {
            this.pauseMillis = pauseMillis;
        }

        /**
         * The form that fits: nothing when quiet, JSON when asked for, nothing else in the JSON output formats, a bar
         * on a terminal that can draw a line again, lines elsewhere.
         *
         * @param askedForJson {@code --progress json}
         */
        public static Form of(TextStream stderr, Format format, boolean quiet, boolean askedForJson) {
            if (quiet || (format.isJson() && !askedForJson)) {
                return NONE;
            }
            if (askedForJson) {
                return JSON;
            }
            return stderr.isRedrawable() ? BAR : LINES;
        }
    }

    /** Less than that is done before anybody could read how far it is. */
    public static final int WORTH_TELLING = 200;
    private static final int UNKNOWN_WIDTH = 80;
    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 5;

    private final TextStream stderr;
    private final Form form;
    private final String what;
    private final long total;
    private final LongSupplier nanoTime;
    private final long started;
    private long told;
    private boolean barShown;

    /**
     * Starts to tell; nothing is said before the first {@link #at}, nor in the first moments of work without a total.
     *
     * @param what a word for the work, such as {@code importing}
     * @param total how much there is to do, or -1 when that is not known
     * @param nanoTime {@code System::nanoTime}
     */
    public Progress(TextStream stderr, Form form, String what, long total, LongSupplier nanoTime) {
        this.stderr = stderr;
        this.form = form;
        this.what = what;
        this.total = total;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.told = total < 0 ? started : started - form.pauseMillis * 1_000_000;
    }

    /** Says how much is done, unless it was said a moment ago. */
    public void at(long done) {
        long now = nanoTime.getAsLong();
        if (form == Form.NONE || (now - told < form.pauseMillis * 1_000_000 && done != total)) {
            return;
        }
        told = now;
        double seconds = (now - started) / 1e9;
        long rate = seconds <= 0 ? 0 : Math.round(done / seconds);
        long left = total < 0 || done <= 0 ? -1 : Math.round(seconds * (total - done) / done);
        switch (form) {
            case BAR -> bar(done, rate, left);
            case LINES -> stderr.println(what + " " + count(done) + tail(rate, left));
            case JSON -> stderr.println("{\"progress\":{\"what\":\"" + what + "\",\"done\":" + done + ",\"total\":"
                    + (total < 0 ? "null" : total) + ",\"rate\":" + rate + ",\"secondsLeft\":"
                    + (left < 0 ? "null" : left) + "}}");
            case NONE -> {
            }
        }
        stderr.flush();
    }

    /** Removes the bar, so that what is printed next stands on a clean line. */
    @Override
    public void close() {
        if (barShown) {
            barShown = false;
            stderr.print("\r\u001b[K");
            stderr.flush();
        }
    }

    private void bar(long done, long rate, long left) {
        int width = stderr.width() == 0 ? UNKNOWN_WIDTH : stderr.width();
        String numbers = count(done) + tail(rate, left);
        int room = Math.min(WIDEST_BAR, width - 1 - what.length() - numbers.length() - 4);
        StringBuilder line = new StringBuilder(what).append(' ');
        if (total > 0 && room >= NARROWEST_BAR) {
            int full = (int) (room * Math.min(done, total) / total);
            line.append('[').append("#".repeat(full)).append("-".repeat(room - full)).append("] ");
        }
        line.append(numbers);
        barShown = true;
        stderr.print("\r\u001b[K").print(DisplayWidth.truncated(line.toString(), width - 1));
    }

    private String count(long done) {
        return total < 0 ? grouped(done) : grouped(done) + "/" + grouped(total);
    }

    private static String tail(long rate, long left) {
        return ", " + grouped(rate) + "/s" + (left < 0 ? "" : ", " + span(left) + " left");
    }

    private static String span(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600 ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    private static String grouped(long number) {
        String digits = Long.toString(number);
        StringBuilder grouped = new StringBuilder();
        for (int at = 0; at < digits.length(); at++) {
            if (at > 0 && (digits.length() - at) % 3 == 0) {
                grouped.append(',');
            }
            grouped.append(digits.charAt(at));
        }
        return grouped.toString();
    }
}
