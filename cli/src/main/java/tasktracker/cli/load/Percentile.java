package tasktracker.cli.load;

/** The percentiles that a report shows. */
public enum Percentile {
    P50("p50", 50), P90("p90", 90), P99("p99", 99), P999("p99.9", 99.9);

    private final String word;
    private final double value;

    Percentile(String word, double value) {
        this.word = word;
        this.value = value;
    }

    /** As report and gates have it. */
    public String word() {
        return word;
    }

    /** Above 0 and below 100. */
    public double value() {
        return value;
    }
}
