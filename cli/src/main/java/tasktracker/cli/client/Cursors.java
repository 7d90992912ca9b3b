package tasktracker.cli.client;

import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * The cursors of one list, so that a server whose pages go in a circle is left instead of asked for ever. Remembers one
 * cursor, a later one each time the count of pages has doubled (Brent's cycle detection): a circle of any length is
 * noticed, without keeping all cursors of a long list.
 */
public final class Cursors {
    private Optional<String> remembered = Optional.empty();
    private long pages;
    private long next = 1;

    /**
     * Takes the cursor of the next page, empty at the end, and returns it.
     *
     * @throws CliException.Server when the list has come back to a page that was there before
     */
    public Optional<String> follow(Optional<String> cursor) {
        if (cursor.isPresent() && cursor.equals(remembered)) {
            throw new CliException.Server(Failure.of("ENDLESS_LIST",
                    "the pages of the list go in a circle: the server gave the same cursor twice")
                    .hint("tasktracker doctor"));
        }
        if (++pages == next) {
            remembered = cursor;
            next *= 2;
        }
        return cursor;
    }
}
