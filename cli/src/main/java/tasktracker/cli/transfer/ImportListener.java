package tasktracker.cli.transfer;

/** Hears of an import, row by row in the file's order, from one thread. */
public interface ImportListener {
    /** The whole file was read, nothing is written yet. */
    default void surveyed(ImportFile file, long records, long recordsDoneEarlier) {}

    /** Something of a row was lost or guessed. */
    default void warned(ImportFile file, Place place, Problem warning) {}

    /** A row is settled. */
    void settled(ImportFile file, Place place, Outcome outcome);

    /** So many of all records are settled. */
    default void progress(long done, long total) {}
}
