package tasktracker.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A proxy on the loopback that wants a password, and remembers what it was asked for. Whatever the host is called,
 * tunnels lead to one port of this machine, or nowhere.
 */
public final class TestProxy implements AutoCloseable {
    /** What it takes for user and password, as a URL and as its header have them. */
    public static final String LOGIN = "me:p%40ss";
    private static final String LOGIN_HEADER = "Proxy-Authorization: Basic bWU6cEBzcw==";
    private static final String WHO_ARE_YOU = """
            HTTP/1.1 407 Who are you\r
            Proxy-Authenticate: Basic realm="p"\r
            Content-Length: 0\r
            Connection: close\r
            \r
            """;
    private static final String REFUSED = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private final int to;

    /** A proxy that refuses every tunnel, and answers plain requests itself with an empty object. */
    public TestProxy() throws IOException {
        this(0);
    }

    /** A proxy whose tunnels lead to that port. */
    public TestProxy(int to) throws IOException {
        this.to = to;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** For a variable; with user and password. */
    public String url() {
        return "http://" + LOGIN + "@127.0.0.1:" + server.getLocalPort();
    }

    /** The heads of all requests. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** The first lines of the requests that came with the password. */
    public List<String> known() {
        return heads().stream().filter(head -> head.contains(LOGIN_HEADER))
                .map(head -> head.lines().findFirst().orElseThrow()).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // the test has ended and closed the socket
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = head(socket.getInputStream());
            heads.add(head);
            OutputStream out = socket.getOutputStream();
            if (!head.contains(LOGIN_HEADER)) {
                say(out, WHO_ARE_YOU);
            } else if (!head.startsWith("CONNECT ")) {
                say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            } else if (to == 0) {
                say(out, REFUSED);
            } else {
                tunnel(socket);
            }
        } catch (IOException _) {
            // the client has gone
        }
    }

    private void tunnel(Socket socket) throws IOException {
        try (Socket beyond = new Socket(InetAddress.getLoopbackAddress(), to)) {
            say(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n\r\n");
            Thread back = Thread.ofVirtual().start(() -> copy(beyond, socket));
            copy(socket, beyond);
            back.interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // one of the two has gone
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Byte by byte: what follows is the tunnel's. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
