package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.config.Connection;
import tasktracker.cli.error.ExitCode;
import tasktracker.local.LocalStack;

/** Export through every layer, down to SQLite. */
final class ExportOnStackTest {
    private static final int[] SPECIAL = { '\'', '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', '#', '\\',
        '5' };

    @TempDir
    Path directory;
    private LocalStack stack;
    private Cli cli;

    @BeforeEach
    void start() {
        stack = LocalStack.start(LocalStack.Options.inMemory(Path.of("../template.yaml")));
        Connection connection = new Connection(URI.create(stack.endpoint()), stack.apiKey());
        cli = new Cli(directory).clock(Clock.system(Cli.ZONE)).http().localStack(() -> connection);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    /** Hostile texts, categories, dates, done tasks, and enough of them for several pages. */
    private void fill() throws IOException {
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("externalId", "title", "description", "category", "due", "completed", "priority")));
        List<String> strings = new ArrayList<>(TestData.naughty());
        strings.addAll(TestData.text("hostile/payloadbox-csv-payload.txt").lines().toList());
        strings.addAll(List.of("-5", "'quoted", "''", "\ttab", "line\r\nbreak", " spaces ", "\"", "=1+1", "-2+3"));
        for (int i = 0; i < strings.size(); i++) {
            String text = strings.get(i);
            String title = text.isBlank() || text.codePointCount(0, text.length()) > 200 ? "title" : text;
            rows.add(List.of("x" + i, title, text, i % 3 == 0 ? "Büro, \"nord\"" : i % 3 == 1 ? "=Home" : "",
                    i % 2 == 0 ? "2026-12-01" : i % 5 == 0 ? "2026-12-01T09:30:00+02:00" : "",
                    i % 4 == 0 ? "true" : "false", i % 7 == 0 ? "high" : ""));
        }
        Cli.Run run = cli.run("import", TestData.csv(directory.resolve("in.csv"), rows).toString(), "-q",
                "--create-category");
        assertEquals(ExitCode.OK, run.code(), run.err());
    }

    @Test
    void theToolAndTheApiGiveTheSameBytes() throws IOException, InterruptedException {
        fill();
        assertEquals(fromApi("?sort=createdAt&order=asc"), cli.run("export").out());
        assertEquals(fromApi("?status=done&priority=high&sort=dueDate&order=desc"),
                cli.run("export", "-", "--status", "done", "--priority", "high", "--sort", "due", "--desc").out());
    }

    @Test
    void whatIsImportedAgainIsTheSame() throws IOException {
        fill();
        roundTrip("plain.csv");
    }

    @Test
    void whatIsImportedAgainIsTheSameAfterASpreadsheetToo() throws IOException {
        fill();
        String plain = cli.run("export").out();
        Path guarded = roundTrip("guarded.csv", "--for-spreadsheet", "--bom");
        assertTrue(Files.readString(guarded).startsWith("\uFEFF'taskId,"));
        assertEquals(withoutLast(plain), withoutLast(cli.run("export").out()));
    }

    @Test
    void realIssuesToo() throws IOException {
        String file = TestData.copy("github-issues/issues-2579.csv", directory).toString();
        cli.run("import", file, "--map", "title=title,externalId=id,description=url", "-q",
                "--create-category");
        assertEquals(2573, cli.run("export", "--columns", "taskId").out().lines().count());
        roundTrip("issues.csv");
        roundTrip("issues-guarded.csv", "--for-spreadsheet");
    }

    /** Whatever a task may hold. */
    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void anyTasksDo(long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>(List.of(List.of("externalId", "title", "description", "category",
                "due", "completed", "priority", "createdAt", "completedAt")));
        for (int at = 0; at < 300; at++) {
            boolean done = random.nextBoolean();
            Instant created = Instant.ofEpochMilli(random.nextLong(1_700_000_000_000L));
            rows.add(List.of(random.nextInt(3) == 0 ? "" : "id " + at + text(random, 20), "t" + text(random, 190),
                    text(random, 400), random.nextInt(4) == 0 ? "" : "c" + random.nextInt(9) + "'=,\"",
                    random.nextInt(3) == 0 ? ""
                            : random.nextBoolean() ? "2026-0" + (1 + random.nextInt(9)) + "-17"
                                    : created.toString(),
                    Boolean.toString(done), List.of("low", "medium", "high").get(random.nextInt(3)),
                    created.toString(), done ? created.plusMillis(random.nextInt(1_000_000)).toString() : ""));
        }
        Cli.Run run = cli.run("import", TestData.csv(directory.resolve("in.csv"), rows).toString(), "-q",
                "--create-category");
        assertEquals(ExitCode.OK, run.code(), run.err() + " seed " + seed);
        roundTrip("plain.csv");
        roundTrip("guarded.csv", "--for-spreadsheet", "--bom");
    }

    /** Any characters but NUL and lone surrogates, those that matter to CSV and spreadsheets more often. */
    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            int c = random.nextInt(3) > 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : 1 + random.nextInt(0x1FFFF);
            text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 'x' : c);
        }
        return text.toString();
    }

    private Path roundTrip(String name, String... options) throws IOException {
        Path first = directory.resolve(name);
        export(first, options);
        wipe();
        Cli.Run run = cli.run("import", first.toString(), "-q", "--create-category");
        long rows = cli.run("export", "--columns", "taskId").out().lines().count() - 1;
        run.prints(first + "\t" + rows + "\t" + rows + "\t0\t0\t0\t0\t0\n");
        Path second = directory.resolve("again-" + name);
        export(second, options);
        assertEquals(withoutLast(Files.readString(first)), withoutLast(Files.readString(second)));
        return second;
    }

    private void wipe() {
        assertEquals(ExitCode.OK, cli.run("bulk", "delete", "--status", "all", "--yes", "-q", "-o", "id").code());
        assertEquals(1, cli.run("export").out().lines().count());
    }

    private void export(Path file, String... options) {
        List<String> line = new ArrayList<>(List.of("export", file.toString(), "-q"));
        line.addAll(List.of(options));
        Cli.Run run = cli.run(line.toArray(String[]::new));
        assertEquals(ExitCode.OK, run.code(), run.err());
    }

    /** Without what a restored task cannot keep: updatedAt and version. */
    private static String withoutLast(String csv) {
        return csv.replaceAll(",[0-9TZ:.-]{24},([0-9TZ:.-]{24})?,\\d+\r\n", ",$1\r\n");
    }

    private String fromApi(String query) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder();
        Optional<String> cursor = Optional.empty();
        try (HttpClient client = HttpClient.newHttpClient()) {
            do {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(stack.endpoint() + "/tasks/export" + query
                                + cursor.map(text -> "&cursor=" + text).orElse("")))
                                .header("x-api-key", stack.apiKey()).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                assertEquals(200, answer.statusCode(), answer.body());
                csv.append(answer.body());
                cursor = answer.headers().firstValue("X-Next-Cursor");
            } while (cursor.isPresent());
        }
        return csv.toString();
    }
}
