package tasktracker.cli.client;

import java.io.IOException;

/** Sends one request once. */
interface Transport extends AutoCloseable {
    /**
     * The whole answer, whatever its status. Redirects are answers, never followed.
     *
     * @throws IOException when there is no whole answer, in time
     */
    Answer send(Request request) throws IOException, InterruptedException;

    /** Drops the connections at once. */
    @Override
    void close();
}
