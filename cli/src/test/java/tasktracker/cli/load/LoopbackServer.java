package tasktracker.cli.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers every request with what a handler makes of its first line, and keeps all connections open. */
public final class LoopbackServer implements AutoCloseable {
    /** At the end of an answer: the connection is closed behind it, without a word of that beforehand. */
    static final String HANG_UP = "\0";
    private static final int BACKLOG = 2_000;

    private final ServerSocket server;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Makes answers, on a thread of the connection. */
    public interface Handler {
        /** Returns status, more header lines and body, or null to hang up. */
        String answer(String requestLine) throws InterruptedException;
    }

    /** A server on a free port, which answers from now on. */
    public LoopbackServer(Handler handler) throws IOException {
        this.handler = handler;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** 200 with an empty object. */
    public static String ok() {
        return status(200, "", "{}");
    }

    static String status(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " x\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The address of a path. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** Closes the connections that there are, as a server does with idle ones. */
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String line = head(in); line != null; line = head(in)) {
                String answer = handler.answer(line);
                if (answer == null) {
                    return;
                }
                boolean last = answer.endsWith(HANG_UP);
                out.write(answer.substring(0, answer.length() - (last ? HANG_UP.length() : 0))
                        .getBytes(StandardCharsets.ISO_8859_1));
                if (last) {
                    return;
                }
            }
        } catch (IOException _) {
            // the client has gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Reads a request without a body; its first line, or null at the end. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        return head.substring(0, head.indexOf("\r\n"));
    }
}
