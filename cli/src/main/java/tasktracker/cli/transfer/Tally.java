package tasktracker.cli.transfer;

/**
 * How many rows became what.
 *
 * @param notReached rows left when the import had to stop
 */
public record Tally(long created, long updated, long existing, long duplicate, long failed, long notReached) {
    /** Nothing yet. */
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0);

    /** All records of the file: the sum of all others. */
    public long read() {
        return created + updated + existing + duplicate + failed + notReached;
    }

    /** Whether every row is in the store now. */
    public boolean isClean() {
        return duplicate + failed + notReached == 0;
    }

    /** Whether any row is in the store now. */
    public boolean hasDone() {
        return created + updated + existing > 0;
    }

    Tally and(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _ -> plus(new Tally(1, 0, 0, 0, 0, 0));
            case Outcome.Updated _ -> plus(new Tally(0, 1, 0, 0, 0, 0));
            case Outcome.Existing _ -> plus(new Tally(0, 0, 1, 0, 0, 0));
            case Outcome.Duplicate _ -> plus(new Tally(0, 0, 0, 1, 0, 0));
            case Outcome.Failed _ -> plus(new Tally(0, 0, 0, 0, 1, 0));
        };
    }

    /** The sum of both. */
    public Tally plus(Tally other) {
        return new Tally(created + other.created, updated + other.updated, existing + other.existing,
                duplicate + other.duplicate, failed + other.failed, notReached + other.notReached);
    }
}
