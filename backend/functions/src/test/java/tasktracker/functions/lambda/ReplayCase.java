package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent again with the same Idempotency-Key. */
abstract class ReplayCase {
    private static final String BODY = "{\"title\":\"Buy milk\",\"externalId\":null}";
    private final Backend backend;

    ReplayCase(Backend backend) {
        this.backend = backend;
    }

    @Test
    void aCreationIsReplayed() {
        Answer first = create("k", BODY, Backend.ANNA).expect(201);
        assertNull(first.header("Idempotency-Replayed"));
        backend.clock.advance(Duration.ofHours(1));
        Answer second = create("k", BODY, Backend.ANNA).expect(201);

        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals(first.body(), second.body());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(1, backend.send(Event.of("GET", "/tasks").key(Backend.ANNA)).<List<Object>>at("data").size());
    }

    @Test
    void theFirstAnswerIsReplayedThoughTheTaskHasChanged() {
        Answer first = create("k", BODY, Backend.ANNA).expect(201);
        change(first.at("data", "taskId"), "c", "\"1\"", "{\"completed\":true}").expect(200);

        assertEquals(first.body(), create("k", BODY, Backend.ANNA).expect(201).body());
    }

    @Test
    void aCreationIsReplayedThoughItsCategoryIsGone() {
        String home = backend.category("Home");
        for (String externalId : new String[]{ "null", "\"x\"" }) {
            String body = "{\"title\":\"t\",\"categoryId\":\"" + home + "\",\"externalId\":" + externalId + "}";
            String key = "k" + externalId.length();
            Answer first = create(key, body, Backend.ANNA).expect(201);
            backend.beginDeletion(home);

            Answer again = create(key, body, Backend.ANNA).expect(201);
            assertEquals(first.body(), again.body());
            assertEquals("true", again.header("Idempotency-Replayed"));
            create(key, body + " ", Backend.ANNA).refused(422, "IDEMPOTENCY_KEY_REUSED");
            create("new", body, Backend.ANNA).refused(409, "CATEGORY_MISSING");
            create(key, body, Backend.BERT).refused(409, "CATEGORY_MISSING");
            home = backend.category("Home" + key);
        }
    }

    @Test
    void aBulkCreationIsReplayedThoughItsCategoryIsGone() {
        String home = backend.category("Home");
        for (String mode : new String[]{ "write", "atomic" }) {
            String tasks = "{\"title\":\"a\",\"categoryId\":\"" + home + "\"},{\"title\":\"b\"}";
            String body = "{\"mode\":\"" + mode + "\",\"tasks\":[" + tasks + "]}";
            Answer first = create(mode, body, "/tasks/bulk/create", Backend.ANNA).expect(200);
            backend.beginDeletion(home);

            Answer again = create(mode, body, "/tasks/bulk/create", Backend.ANNA).expect(200);
            for (int i = 0; i < 2; i++) {
                assertEquals("created", again.at("data", "results", i, "status"));
                assertEquals(first.<String>at("data", "results", i, "taskId"),
                        again.at("data", "results", i, "taskId"));
            }
            Answer other = create("new" + mode, body, "/tasks/bulk/create", Backend.ANNA);
            if (mode.equals("atomic")) {
                other.refused(409, "BULK_CONFLICT");
                create(mode, body + " ", "/tasks/bulk/create", Backend.ANNA).refused(422, "IDEMPOTENCY_KEY_REUSED");
            } else {
                assertEquals("CATEGORY_MISSING", other.expect(200).at("data", "results", 0, "error", "code"));
            }
            home = backend.category("Home" + mode);
        }
    }

    @Test
    void aKeyIsGoodForOneBody() {
        create("k", BODY, Backend.ANNA).expect(201);

        create("k", BODY + " ", Backend.ANNA).refused(422, "IDEMPOTENCY_KEY_REUSED");
        create("k", "{\"title\":\"Buy bread\"}", Backend.ANNA).refused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aKeyIsBoundToUserAndRoute() {
        String anna = create("k", "{\"name\":\"n\"}", "/categories", Backend.ANNA).expect(201).at("data", "categoryId");
        String bert = create("k", "{\"name\":\"n\"}", "/categories", Backend.BERT).expect(201).at("data", "categoryId");

        assertNotEquals(anna, bert);
        create("k", BODY, Backend.ANNA).expect(201);
        create("k", BODY, Backend.BERT).expect(201);
    }

    @Test
    void withoutKeyNothingIsReplayed() {
        String first = backend.task(BODY);

        assertNotEquals(first, backend.task(BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "ä", "a\u0007" })
    void aKeyIsVisible(String key) {
        assertEquals(Map.of("Idempotency-Key", "must be given once, with 1 to 128 visible ASCII characters"),
                create(key, BODY, Backend.ANNA).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void aKeyHasAtMost128Characters() {
        create("k".repeat(128), BODY, Backend.ANNA).expect(201);
        create("k".repeat(129), BODY, Backend.ANNA).refused(400, "VALIDATION_ERROR");
        backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).header("Idempotency-Key", "a")
                .header("Idempotency-Key", "a").body(BODY)).refused(400, "VALIDATION_ERROR");
    }

    @Test
    void aChangeIsReplayedInsteadOfFailingOnItsOwnVersion() {
        String id = backend.task(BODY);
        Answer first = change(id, "k", "\"1\"", "{\"completed\":true}").expect(200);
        Answer second = change(id, "k", "\"1\"", "{\"completed\":true}").expect(200);

        assertEquals(first.body(), second.body());
        assertEquals("true", second.header("Idempotency-Replayed"));
        change(id, "k", "\"2\"", "{\"completed\":false}").refused(422, "IDEMPOTENCY_KEY_REUSED");
        change(id, "other", "\"1\"", "{\"completed\":true}").refused(412, "VERSION_MISMATCH");
    }

    @Test
    void aChangeOfOneTaskIsNoneOfAnother() {
        String id = backend.task(BODY);
        String other = backend.task(BODY);
        change(id, "k", "\"1\"", "{\"completed\":true}").expect(200);

        assertNull(change(other, "k", "\"1\"", "{\"completed\":true}").expect(200).header("Idempotency-Replayed"));
    }

    @Test
    void aCategoryIsReplayed() {
        Answer first = create("k", "{\"name\":\"Home\"}", "/categories", Backend.ANNA).expect(201);
        Answer second = create("k", "{\"name\":\"Home\"}", "/categories", Backend.ANNA).expect(201);
        assertEquals(first.body(), second.body());
        assertEquals("true", second.header("Idempotency-Replayed"));
        create("k", "{\"name\":\"House\"}", "/categories", Backend.ANNA).refused(422, "IDEMPOTENCY_KEY_REUSED");

        Event change = Event.of("PUT", "/categories/{id}").id(first.at("data", "categoryId")).key(Backend.ANNA)
                .header("If-Match", "\"1\"").header("Idempotency-Key", "k").body("{\"icon\":\"x\"}");
        Answer changed = backend.send(change).expect(200);
        Answer again = backend.send(change).expect(200);
        assertEquals(changed.body(), again.body());
        assertEquals("true", again.header("Idempotency-Replayed"));
        backend.send(change.body("{\"icon\":\"y\"}")).refused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    private Answer create(String key, String body, String apiKey) {
        return create(key, body, "/tasks", apiKey);
    }

    private Answer create(String key, String body, String resource, String apiKey) {
        return backend.send(Event.of("POST", resource).key(apiKey).header("Idempotency-Key", key).body(body));
    }

    private Answer change(String id, String key, String ifMatch, String body) {
        return backend.send(Event.of("PUT", "/tasks/{id}").id(id).key(Backend.ANNA).header("If-Match", ifMatch)
                .header("Idempotency-Key", key).body(body));
    }
}
