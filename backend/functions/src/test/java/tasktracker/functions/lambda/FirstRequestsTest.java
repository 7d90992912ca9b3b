package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

final class FirstRequestsTest {
    private final Backend backend = new Backend();

    @Test
    void aTaskIsCreatedReadAndListed() {
        Answer created = backend.send(Event.of("POST", "/tasks").key(Backend.ANNA)
                .body("{\"title\":\"Buy milk\",\"dueDate\":\"2026-12-01\"}")).expect(201);
        String id = created.at("data", "taskId");
        assertEquals("/dev/tasks/" + id, created.header("Location"));
        assertEquals("\"1\"", created.header("ETag"));
        assertEquals("true", created.header("X-Cold-Start"));
        assertEquals("2026-11-22T09:30:00.123Z", created.at("data", "createdAt"));

        Answer read = backend.send(Event.of("GET", "/tasks/{id}").id(id).key(Backend.ANNA)).expect(200);
        assertEquals(created.body(), read.body());
        assertNull(read.header("X-Cold-Start"));

        Answer listed = backend.send(Event.of("GET", "/tasks").key(Backend.ANNA)).expect(200);
        assertEquals(id, listed.at("data", 0, "taskId"));
        assertNull(listed.at("nextCursor"));
    }
}
