package tasktracker.cli.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tasktracker.cli.transfer.csv.Header;

/** The columns of one program's files, and what their values mean. */
public interface Preset {
    /** As {@code --format} takes it. */
    String name();

    /** Whether these columns are a header of that program. */
    boolean fits(Header header);

    /**
     * Where each field comes from; fields without a column are absent.
     *
     * @param header one that {@link #fits}, with the columns that {@link #folding()} adds
     * @param fileName without directory and ending, empty for standard input
     * @param today in the user's zone
     */
    Map<Field, Source> sources(Header header, String fileName, LocalDate today);

    /** Put before the program's ids, so that those of two programs never meet. */
    default String idPrefix() {
        return name() + ":";
    }

    /** The forms of dates, as {@link Dates#of} takes them. */
    default List<String> dateFormats() {
        return List.of();
    }

    /** What makes one row of several, new for each reading of a file. */
    default Folding folding() {
        return Folding.NONE;
    }
}
