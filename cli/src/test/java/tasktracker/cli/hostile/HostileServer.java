package tasktracker.cli.hostile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads a request, then writes what it likes: bytes, not HTTP. One request a connection. */
final class HostileServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Answer answer;

    /** What comes back. */
    @FunctionalInterface
    interface Answer {
        /** Writes it; the connection ends with it. */
        void to(Exchange exchange) throws IOException, InterruptedException;
    }

    /** A request that was read, and where its answer goes. */
    record Exchange(String head, OutputStream out, CountDownLatch closed) {
        String path() {
            return head.split(" ", 3)[1];
        }

        void write(String latin) throws IOException {
            write(latin.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** A whole answer. */
        void answer(String status, String headers, byte[] body) throws IOException {
            write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n");
            write(body);
        }

        void json(String status, String headers, String body) throws IOException {
            answer(status, headers + "Content-Type: application/json\r\n", body.getBytes(StandardCharsets.UTF_8));
        }

        /** Says nothing more, until the server is closed. */
        void fallSilent() throws InterruptedException {
            closed.await();
        }
    }

    HostileServer(Answer answer) throws IOException {
        this.answer = answer;
        threads.execute(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/dev";
    }

    String authority() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The request lines and headers that came. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection; OutputStream out = new BufferedOutputStream(connection.getOutputStream())) {
            InputStream in = connection.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            in.readNBytes(length(head.toString()));
            heads.add(head.toString());
            answer.to(new Exchange(head.toString(), out, closed));
        } catch (IOException | InterruptedException _) {
            // the tool had enough of it
        }
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length: ");
        return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 18, lower.indexOf('\r', at + 18)));
    }
}
