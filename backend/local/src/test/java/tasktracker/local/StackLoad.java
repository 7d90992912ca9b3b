package tasktracker.local;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Asks a local stack over and over, as a process of its own: with each line it reads, "connections milliseconds method
 * path", it asks for so long and answers "requests p50 p99", the times in microseconds. Sockets and a few lines of HTTP,
 * since a whole client costs more than the server it is to measure. The key is in the environment.
 */
final class StackLoad implements AutoCloseable {
    private static final String KEY = "STACK_LOAD_KEY";
    private static final String BODY = "{\"title\":\"Call the plumber\",\"dueDate\":\"2026-12-01\"}";

    private final Process process;
    private final BufferedReader answers;

    private StackLoad(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** What came of asking; times in milliseconds. */
    record Result(double perSecond, double p50, double p99) {}

    static StackLoad on(int port, String key) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "-cp",
                        System.getProperty("java.class.path"), StackLoad.class.getName(), Integer.toString(port)));
        builder.environment().put(KEY, key);
        return new StackLoad(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    Result ask(int connections, long millis, String method, String path) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write((connections + " " + millis + " " + method + " " + path + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new EOFException("the process that asks has ended");
        }
        String[] answer = line.split(" ", -1);
        return new Result(Long.parseLong(answer[0]) * 1_000.0 / millis, Long.parseLong(answer[1]) / 1e3,
                Long.parseLong(answer[2]) / 1e3);
    }

    @Override
    public void close() {
        process.destroy();
    }

    @SuppressWarnings("SystemOut") // Its answers.
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Scanner lines = new Scanner(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (lines.hasNextInt()) {
            int connections = lines.nextInt();
            long end = System.nanoTime() + lines.nextLong() * 1_000_000;
            String method = lines.next();
            String path = lines.next();
            Callable<long[]> one = () -> times(port, end, method, path);
            try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
                List<Future<long[]>> all = threads.invokeAll(Stream.generate(() -> one).limit(connections).toList());
                LongStream.Builder together = LongStream.builder();
                for (Future<long[]> times : all) {
                    Arrays.stream(times.get()).forEach(together);
                }
                long[] sorted = together.build().sorted().toArray();
                System.out.println(sorted.length + " " + sorted[sorted.length / 2] + " "
                        + sorted[(int) (sorted.length * 0.99)]);
            }
        }
    }

    /** Microseconds that each request of one connection took. */
    private static long[] times(int port, long end, String method, String path) throws IOException {
        LongStream.Builder times = LongStream.builder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                socket.getOutputStream().write(request(port, method, path));
                answer(in);
                times.add((System.nanoTime() - start) / 1_000);
            }
        }
        return times.build().toArray();
    }

    private static byte[] request(int port, String method, String path) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nx-api-key: "
                + System.getenv(KEY)
                + "\r\n";
        return (method.equals("POST")
                ? head + "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID()
                        + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY
                : head + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 20")) {
            throw new IOException("answered " + status);
        }
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the stack hung up");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }
}
