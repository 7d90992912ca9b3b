package tasktracker.functions.loopback;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * As much of an HTTP/1.1 server (RFC 9112) as the clients need that are led to it: bodies with a Content-Length,
 * connections that stay open, one thread each. Listens on 127.0.0.1 alone.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;

    private final ServerSocket server;
    private final Answering answering;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** What came; header names in lower case, the body from UTF-8. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    /** What goes back; Content-Length is added, the body written in UTF-8. */
    public record Given(int status, Map<String, String> headers, String body) {}

    /** Answers one request; called from several threads. */
    @FunctionalInterface
    public interface Answering {
        Given answer(Asked asked) throws IOException, InterruptedException;
    }

    private LoopbackServer(ServerSocket server, Answering answering) {
        this.server = server;
        this.answering = answering;
    }

    /** A server on a free port, which answers until it is closed. */
    public static LoopbackServer start(ServerSocketFactory sockets, Answering answering) throws IOException {
        LoopbackServer started = new LoopbackServer(
                sockets.createServerSocket(0, 50, InetAddress.getByAddress(new byte[]{ 127, 0, 0, 1 })), answering);
        daemon(started::accept);
        return started;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Ends every connection; new ones are still taken. */
    public void hangUp() {
        connections.forEach(LoopbackServer::end);
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException _) {
                // Closed, or whoever knocked is gone again.
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "loopback");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Optional<Asked> asked = read(in); asked.isPresent(); asked = read(in)) {
                write(out, answering.answer(asked.get()));
            }
        } catch (IOException _) {
            // The client has gone, or trusts us not.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private static Optional<Asked> read(InputStream in) throws IOException {
        String request = line(in);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        int method = request.indexOf(' ');
        int path = request.indexOf(' ', method + 1);
        if (path < 0) {
            throw new IOException("no HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return Optional.of(new Asked(request.substring(0, method), request.substring(method + 1, path), headers,
                new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }

    /** A line without its end; empty at the end of the stream as well. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void write(OutputStream out, Given given) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(given.status()).append(" -\r\n");
        given.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        out.write(whole);
        out.flush();
    }
}
