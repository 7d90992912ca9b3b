package tasktracker.cli.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code .ci/aws_emulator.py} as a process. Where Python or its packages are missing, tests that need it are skipped
 * with a line that says so, unless the environment says {@code CI=true}: then they fail.
 */
public final class AwsEmulator implements AutoCloseable {
    private static final Path SCRIPT = Path.of("..", ".ci", "aws_emulator.py");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    private AwsEmulator(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on a free port; when this returns it answers. */
    public static AwsEmulator start() throws IOException, InterruptedException {
        return start(Map.of());
    }

    /** The same, in an environment with these variables. */
    public static AwsEmulator start(Map<String, String> environment) throws IOException, InterruptedException {
        boolean there = isThere();
        if (!there && !"true".equals(System.getenv("CI"))) {
            assumeTrue(false, "skipped: pip install 'moto[server]==5.2.1' aws-sam-translator boto3");
        }
        int port = freePort();
        Path log = Files.createTempFile("aws-emulator", ".log");
        ProcessBuilder builder = new ProcessBuilder("python3", SCRIPT.toString(), "-H", "127.0.0.1", "-p",
                Integer.toString(port)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("the emulator does not start: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
        return new AwsEmulator(process, port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static boolean isThere() throws IOException, InterruptedException {
        try {
            Process probe = new ProcessBuilder("python3", "-c", "import moto.server, samtranslator, boto3")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return probe.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean answers(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
