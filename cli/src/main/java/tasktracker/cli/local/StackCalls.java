package tasktracker.cli.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/**
 * The two calls that are between the tool and its stack alone. {@link HttpURLConnection}, because a start must not load
 * a whole HTTP client for one request.
 */
final class StackCalls {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final String TOKEN = "X-Tasktracker-Token";

    /** Whether that stack answers, and is the one whose token we know. */
    boolean isHealthy(StackState state) {
        try {
            return call(state, "GET", "/_tasktracker/health") == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** Asks it to end; it answers before it does. */
    void stop(StackState state) throws IOException {
        int status = call(state, "POST", "/_tasktracker/stop");
        if (status != 202) {
            throw new IOException("it answered " + status);
        }
    }

    private static int call(StackState state, String method, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + state.port() + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty(TOKEN, state.token());
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
