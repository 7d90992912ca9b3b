package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tasktracker.contract.Due;
import tasktracker.contract.Limits;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;

/** Cursors that are not what was given out: 400, and never data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CursorCase {
    private static final int COUNT = 300;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    /** Others of the same shape, so that nothing but the query can be what is wrong. */
    private static final List<String> QUERIES = List.of("", "sort=dueDate", "sort=dueDate&order=desc", "sort=priority",
            "status=open", "priority=medium", "dueFrom=2026-01-01", "q=milk", "q=mil", "q=milk&sort=createdAt",
            "q=milk&sort=priority&order=asc");

    private final Backend backend;

    CursorCase(Backend backend) {
        this.backend = backend;
    }

    static Stream<Shown> lists() {
        return Stream.of("/tasks", "/tasks/export")
                .flatMap(path -> QUERIES.stream().map(query -> new Shown(path, query)));
    }

    /** What is paged through. */
    record Shown(String path, String query) {
        Event event(String key, String cursor) {
            Event event = Event.of("GET", path).key(key);
            for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                event.query(parts[0], parts[1]);
            }
            return cursor == null ? event : event.query("cursor", cursor);
        }
    }

    /** As many as an export needs to go on: a quote in CSV in JSON takes four bytes. */
    @BeforeAll
    void manyLargeTasks() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            tasks.add(new Task(Uuid7.of(Backend.NOW.toEpochMilli() + i, 0, i), "Milk", "\"".repeat(Limits.DESCRIPTION),
                    false, Priority.MEDIUM, null, Due.parse("2026-12-01"), Backend.NOW, Backend.NOW, null, null, 1));
        }
        for (int from = 0; from < COUNT; from += Limits.BULK_ATOMIC) {
            backend.tasks.createAll("anna", tasks.subList(from, Math.min(from + Limits.BULK_ATOMIC, COUNT)),
                    Optional.empty());
        }
    }

    private String cursor(Shown shown) {
        Answer answer = backend.send(shown.event(Backend.ANNA, null)).expect(200);
        return shown.path.equals("/tasks") ? answer.at("nextCursor") : answer.header("X-Next-Cursor");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void onlyTheCursorItselfGoesOn(Shown shown) {
        String cursor = cursor(shown);
        assertNotNull(cursor, "there is more");
        backend.send(shown.event(Backend.ANNA, cursor)).expect(200);

        for (int i = 0; i < cursor.length(); i++) {
            char other = ALPHABET.charAt((ALPHABET.indexOf(cursor.charAt(i)) + 1) % ALPHABET.length());
            refused(shown, Backend.ANNA, cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
        refused(shown, Backend.ANNA, cursor.substring(1));
        refused(shown, Backend.ANNA, cursor + "A");
        refused(shown, Backend.BERT, cursor);
        lists().filter(other -> !other.equals(shown)).forEach(other -> refused(other, Backend.ANNA, cursor));
        backend.cursorKeys(key(1));
        refused(shown, Backend.ANNA, cursor);
        backend.cursorKeys(key(2), key(0));
        backend.send(shown.event(Backend.ANNA, cursor)).expect(200);
        backend.cursorKeys(key(0));
    }

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return key;
    }

    private void refused(Shown shown, String key, String cursor) {
        Answer answer = backend.send(shown.event(key, cursor));
        answer.refused(400, "INVALID_CURSOR");
        assertEquals(-1, answer.body().indexOf("Milk"));
    }
}
