package tasktracker.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/** Ctrl-C and TERM, while the packaged tool reads, writes, waits and asks. */
final class SignalsIT {
    @TempDir
    private Path home;

    @Test
    void ctrl_c_ends_a_list_at_once_and_with_130() throws Exception {
        assertListEnds("INT", 130);
    }

    @Test
    void term_ends_a_list_at_once_and_with_143() throws Exception {
        assertListEnds("TERM", 143);
    }

    private void assertListEnds(String signal, int exitCode) throws Exception {
        try (StandingApi api = new StandingApi()) {
            Packaged.Started list = api.tool(home).start("task", "list", "--all", "-o", "ndjson");
            api.secondPageAsked.await();
            list.signal(signal).finish().is(exitCode, StandingApi.TASK + "\n", "");
        }
    }

    @Test
    void ctrl_c_ends_a_wait() throws Exception {
        try (StandingApi api = new StandingApi()) {
            Packaged.Started add = api.tool(home).start("task", "add", "Milk");
            add.await(add.err(), "trying again in 2");
            Packaged.Run run = add.signal("INT").finish();
            assertEquals(130, run.exitCode(), run.toString());
            assertEquals("", run.out());
        }
    }

    @Test
    void an_import_that_was_interrupted_is_finished_by_the_next() throws Exception {
        int rows = 4_000;
        Files.writeString(home.resolve("tasks.csv"), IntStream.range(0, rows).mapToObj(at -> "Task " + at)
                .collect(Collectors.joining("\n", "title\n", "\n")));
        try (LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(CommandsOnStack.TEMPLATE))) {
            Packaged tool = new Packaged(Packaged.BUILT, home).api(stack.endpoint(),
                    stack.issueKey("ada", ApiKey.Scope.READ_WRITE));
            Packaged.Started started = tool.start("import", "tasks.csv", "--progress", "json");
            started.await(started.err(), "\"done\":");
            Packaged.Run interrupted = started.signal("INT").finish();
            assertEquals(130, interrupted.exitCode(), interrupted.toString());
            assertTrue(interrupted.err().contains("\ninterrupted; the same command again goes on: what was created is"
                    + " not created twice\n"), interrupted.err());

            Packaged.Run next = tool.run("import", "tasks.csv");
            assertEquals(0, next.exitCode(), next.toString());
            assertEquals(rows, tool.run("task", "list", "--all", "-o", "id").out().lines().count());
        }
    }

    @Test
    void an_import_that_was_interrupted_leaves_nothing_of_its_standard_input() throws Exception {
        Path folder = Files.createDirectory(home.resolve("tmp"));
        try (StandingApi api = new StandingApi()) {
            Packaged.Started started = api.tool(home).env("TMPDIR", folder.toString())
                    .reading(Files.writeString(home.resolve("in.csv"), "title\nMilk\n"), "import", "-");
            started.await(started.err(), "trying again in 2");
            Packaged.Run run = started.signal("INT").finish();
            assertEquals(130, run.exitCode(), run.toString());
            try (Stream<Path> left = Files.list(folder)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrl_c_at_a_question_changes_nothing() throws Exception {
        try (LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(CommandsOnStack.TEMPLATE))) {
            Packaged tool = new Packaged(Packaged.BUILT, home).api(stack.endpoint(),
                    stack.issueKey("ada", ApiKey.Scope.READ_WRITE));
            tool.run("task", "add", "Milk");
            Packaged.Started asking = tool.typing("\"$TT\" task delete Milk");
            asking.await(asking.out(), "[y/N]");
            Packaged.type(asking, "\u0003");
            Packaged.Run run = asking.finish();
            assertEquals(130, run.exitCode(), run.toString());
            assertTrue(run.out().startsWith("looking"), run.out());
            tool.run("task", "list", "--fields", "title").prints("Milk\n");
        }
    }

    /** Gives one page of one task and never the second, and is too busy for any change. */
    private static final class StandingApi implements AutoCloseable {
        static final String TASK = "{\"taskId\":\"01a05de2-27a4-717b-9722-3134ec7d22bf\",\"title\":\"Milk\","
                + "\"description\":\"\",\"completed\":false,\"priority\":\"medium\",\"categoryId\":null,"
                + "\"dueDate\":null,\"createdAt\":\"2026-09-01T16:51:37.508Z\","
                + "\"updatedAt\":\"2026-09-01T16:51:37.508Z\",\"completedAt\":null,\"externalId\":null,\"version\":1}";

        final CountDownLatch secondPageAsked = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        StandingApi() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
        }

        Packaged tool(Path home) {
            return new Packaged(Packaged.BUILT, home)
                    .api("http://127.0.0.1:" + server.getAddress().getPort() + "/v1", Cli.KEY);
        }

        private void answer(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Retry-After", "20");
                send(exchange, 503, "{\"error\":{\"code\":\"UNAVAILABLE\",\"message\":\"busy\"}}");
            } else if (query.contains("cursor=")) {
                secondPageAsked.countDown();
                awaitClose();
                exchange.close();
            } else {
                send(exchange, 200, "{\"data\":[" + TASK + "],\"nextCursor\":\"more\"}");
            }
        }

        private void awaitClose() {
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private static void send(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void close() {
            closed.countDown();
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
