package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.local.LocalStack.Options;

/** Data directories as earlier versions left them, and as a later one might. */
final class DataUpgradeTest {
    private static final String ID = "019aa000-0000-7000-8000-00000000000";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void whatAnEarlierVersionStoredIsAllThere(int version) throws Exception {
        fixture(version);
        for (int start = 0; start < 2; start++) {
            try (LocalStack stack = LocalStack.start(options())) {
                Client client = Client.of(stack, stack.apiKey());
                assertEquals(List.of(ID + 3, ID + 2, ID + 1), ids(client, "/tasks"));
                assertEquals(List.of(ID + 2, ID + 1, ID + 3), ids(client, "/tasks?sort=dueDate"));
                assertEquals(List.of(ID + 3), ids(client, "/tasks?status=done"));
                assertEquals(List.of(ID + 1), ids(client, "/tasks?category=" + ID + "c"));
                assertEquals(List.of(ID + 3, ID + 2, ID + 1), ids(client, "/tasks?q=creme&sort=createdAt"));
                assertTrue(client.get("/categories").body().contains("\"name\":\"Café\""));
                assertEquals("\"2\"", client.get("/tasks/" + ID + 2).headers().firstValue("ETag").orElseThrow());
                assertEquals(409, client.post("/tasks", "{\"title\":\"t\",\"externalId\":\"ext-1\"}").statusCode());
                assertEquals(409, client.post("/categories", "{\"name\":\"CAFE\"}").statusCode());
            }
        }
    }

    @Test
    void whatALaterVersionStoredIsLeftAsItIs() throws Exception {
        LocalStack.start(options()).close();
        run("PRAGMA user_version = 4", "CREATE TABLE later (x)");
        byte[] before = Files.readAllBytes(database());

        LocalStackException refused = assertThrows(LocalStackException.class, () -> LocalStack.start(options()));
        assertEquals(database() + " was written by a newer tasktracker (data version 4, this one knows up to 3): update"
                + " tasktracker, or name another place with --data", refused.getMessage());
        assertArrayEquals(before, Files.readAllBytes(database()));
        try (Stream<Path> files = Files.list(data())) {
            assertEquals(List.of("lock", "tasks.db"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        run("PRAGMA user_version = 3");
        LocalStack.start(options()).close();
    }

    private Options options() {
        return Options.inMemory(LocalStackTest.TEMPLATE).withData(data());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path database() {
        return data().resolve("tasks.db");
    }

    private void fixture(int version) throws Exception {
        Files.createDirectories(data());
        try (InputStream in = DataUpgradeTest.class
                .getResourceAsStream("/tasktracker/local/data/version-" + version + ".sql")) {
            run(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toArray(String[]::new));
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> ids(Client client, String path) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String[] parts = client.get(path).body().split("\"taskId\":\"", -1);
        for (int i = 1; i < parts.length; i++) {
            ids.add(parts[i].substring(0, parts[i].indexOf('"')));
        }
        return ids;
    }
}
