package tasktracker.cli.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Tells a connection that the server had closed while it was idle from a server that hangs up: one that carried a
 * request before, and of whose answer not a byte has come (RFC 9110, section 9.2.2; RFC 9112, section 9.3.1).
 */
final class StaleConnections extends HttpRequestExecutor {
    /** Set in the context of a request whose connection was opened through a proxy just now. */
    private static final String TUNNELLED = StaleConnections.class.getName();

    /** The connection was closed before the request came. */
    @SuppressWarnings("serial") // never serialised
    static final class Found extends IOException {
        Found(IOException cause) {
            super(cause);
        }
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
            HttpResponseInformationCallback information, HttpContext context) throws IOException, HttpException {
        if (Method.CONNECT.isSame(request.getMethod())) {
            context.setAttribute(TUNNELLED, true);
        }
        EndpointDetails details = connection.getEndpointDetails();
        boolean used = details != null && details.getRequestCount() > 0 && context.getAttribute(TUNNELLED) == null;
        long received = used ? details.getReceivedBytesCount() : 0;
        try {
            return super.execute(request, connection, information, context);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw used && details.getReceivedBytesCount() == received ? new Found(e) : e;
        }
    }
}
