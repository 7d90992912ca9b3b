package tasktracker.cli.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line plot as SVG, from zero upward; its colours come from the page's style, so it follows light, dark and print. */
final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 280;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int BOTTOM = 40;
    private static final int TICKS = 5;

    private final String id;
    private final String title;
    private final String across;
    private final String up;
    private final List<Line> lines = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();

    /** One line; a point whose y is NaN parts it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Line(String name, double[] x, double[] y) {}

    private record Tick(double x, String label) {}

    /**
     * An empty plot.
     *
     * @param across what the horizontal axis shows
     * @param up what the vertical axis shows
     */
    Plot(String id, String title, String across, String up) {
        this.id = id;
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** Adds a line. */
    Plot line(String name, double[] x, double[] y) {
        lines.add(new Line(name, x, y));
        return this;
    }

    /** Marks a place on the horizontal axis. */
    Plot tick(double x, String label) {
        ticks.add(new Tick(x, label));
        return this;
    }

    /** The figure. */
    String html() {
        double right = largest(true);
        double step = step(largest(false));
        double top = step * Math.max(1, Math.ceil(largest(false) / step));
        StringBuilder svg = new StringBuilder();
        svg.append("<figure id=\"").append(id).append("\"><figcaption>").append(title).append("</figcaption>\n");
        svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n", WIDTH,
                HEIGHT, title));
        for (double y = 0; y <= top + step / 2; y += step) {
            double at = down(y, top);
            svg.append(String.format(Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" class=\"up\">%s</text>%n",
                    LEFT, WIDTH - RIGHT, at, at, LEFT - 8, at + 4, number(y)));
        }
        for (Tick tick : ticks) {
            svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" class=\"across\">%s</text>%n",
                    along(tick.x(), right), HEIGHT - BOTTOM + 18, tick.label()));
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<path class=\"line s").append(i).append("\" d=\"").append(path(lines.get(i), right, top))
                    .append("\"><title>").append(lines.get(i).name()).append("</title></path>\n");
        }
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" class=\"across\">%s</text>%n",
                LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - 4, across));
        svg.append("</svg>\n<p class=\"legend\">").append(up).append(": ");
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<span class=\"key s").append(i).append("\"></span>").append(lines.get(i).name()).append(' ');
        }
        return svg.append("</p></figure>\n").toString();
    }

    private static String path(Line line, double right, double top) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < line.x().length; i++) {
            if (Double.isNaN(line.y()[i])) {
                drawing = false;
                continue;
            }
            path.append(drawing ? 'L' : 'M')
                    .append(String.format(Locale.ROOT, "%.1f %.1f", along(line.x()[i], right), down(line.y()[i], top)));
            drawing = true;
        }
        return path.toString();
    }

    private double largest(boolean ofX) {
        double largest = 0;
        for (Line line : lines) {
            for (double value : ofX ? line.x() : line.y()) {
                largest = Double.isNaN(value) ? largest : Math.max(largest, value);
            }
        }
        return largest == 0 ? 1 : largest;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double largest) {
        double rough = largest / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static double along(double x, double right) {
        return LEFT + x / right * (WIDTH - LEFT - RIGHT);
    }

    private static double down(double y, double top) {
        return TOP + (1 - y / top) * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, value < 10 ? "%.3f" : "%,.0f", value);
        if (value < 10) {
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
        }
        return text;
    }
}
