package tasktracker.cli.output;

import java.util.List;

/**
 * Prints resources to stdout in one format: either a list, page by page as it arrives, or a single one. A list that is
 * never finished leaves a JSON document unclosed, which is how a reader sees that it is not whole.
 */
public interface Printer<T> {

    /** Prints and flushes a page of a list; it may be empty. */
    void rows(List<T> page);

    /**
     * Ends a list.
     *
     * @param nextCursor where the next page starts, null at the end of the list; only JSON shows it
     */
    void finish(String nextCursor);

    /** Prints a single resource as one row, such as the result of a change. */
    void single(T resource);

    /** Prints a single resource; a table shows one field a line, and all of them. */
    default void details(T resource) {
        single(resource);
    }

    /** A printer of the format. */
    static <T> Printer<T> open(TextStream stdout, Format format, Columns<T> columns) {
        return switch (format) {
            case TABLE -> new TablePrinter<>(stdout, columns);
            case TSV -> LinePrinter.tsv(stdout, columns);
            case CSV -> LinePrinter.csv(stdout, columns);
            case ID -> LinePrinter.id(stdout, columns);
            case JSON -> new JsonPrinter<>(stdout, columns);
            case NDJSON -> new NdjsonPrinter<>(stdout, columns);
        };
    }
}
