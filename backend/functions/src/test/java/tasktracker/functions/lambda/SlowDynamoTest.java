package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasktracker.functions.dynamo.SlowDynamo;
import tasktracker.functions.dynamo.SlowDynamo.Answering;
import tasktracker.functions.openapi.Document;

/** Every operation on a DynamoDB so slow that Lambda might end the function: it answers first. No time passes here. */
final class SlowDynamoTest {
    private static final int FUNCTION_MILLIS = 28_000;
    /** More than are worked on at once. */
    private static final int TASKS = 20;

    private final SlowDynamo dynamo = new SlowDynamo(Clock.fixed(Backend.NOW, ZoneOffset.UTC));
    private final Backend backend = new Backend(dynamo.stores().tasks(), dynamo.stores().categories());
    private final List<String> tasks = new ArrayList<>();
    private String category;
    private String target;

    @BeforeEach
    void somethingToWorkOn() {
        dynamo.answer(Answering.AT_ONCE);
        backend.remaining = () -> FUNCTION_MILLIS - dynamo.passedMillis();
        category = backend.category("Home");
        target = backend.category("Work");
        for (int i = 0; i < TASKS; i++) {
            tasks.add(backend.task("{\"title\":\"t\",\"categoryId\":\"" + category + "\",\"externalId\":\"x" + i
                    + "\"}"));
        }
    }

    /** Each operation with what makes it ask DynamoDB most often. */
    private List<Event> events() {
        String ids = "{\"taskIds\":[\"" + String.join("\",\"", tasks) + "\"]";
        List<Event> events = new ArrayList<>(List.of(
                Event.of("GET", "/tasks"), Event.of("GET", "/tasks").query("q", "t").query("category", category),
                Event.of("GET", "/tasks/export"), Event.of("GET", "/categories"),
                Event.of("GET", "/tasks/{id}").id(tasks.getFirst()),
                Event.of("POST", "/tasks").body("{\"title\":\"t\",\"categoryId\":\"" + category
                        + "\",\"externalId\":\"new\"}").header("Idempotency-Key", "k1"),
                Event.of("POST", "/tasks").body("{\"title\":\"t\",\"categoryId\":\"" + Backend.NOTHING
                        + "\",\"externalId\":\"x0\"}").header("Idempotency-Key", "k2"),
                Event.of("PUT", "/tasks/{id}").id(tasks.get(1)).body("{\"title\":\"u\"}")
                        .header("If-Match", "\"1\", \"2\"").header("Idempotency-Key", "k3"),
                Event.of("PUT", "/tasks/{id}").id(tasks.get(2)).body("{\"categoryId\":\"" + target + "\"}")
                        .header("If-Match", "\"1\", \"2\""),
                Event.of("DELETE", "/tasks/{id}").id(tasks.get(3)).header("If-Match", "\"1\", \"2\""),
                Event.of("POST", "/categories").body("{\"name\":\"New\"}").header("Idempotency-Key", "k4"),
                Event.of("PUT", "/categories/{id}").id(target).body("{\"name\":\"Office\"}")
                        .header("If-Match", "\"1\", \"2\"").header("Idempotency-Key", "k5")));
        for (String mode : List.of("write", "atomic")) {
            String more = ",\"mode\":\"" + mode + "\"}";
            events.addAll(List.of(
                    Event.of("POST", "/tasks/bulk/create").body("{\"tasks\":[{\"title\":\"t\",\"externalId\":\"" + mode
                            + "\",\"categoryId\":\"" + target + "\"},{\"title\":\"u\"}],\"mode\":\"" + mode + "\"}")
                            .header("Idempotency-Key", mode),
                    Event.of("POST", "/tasks/bulk/status").body(ids + ",\"completed\":true" + more),
                    Event.of("POST", "/tasks/bulk/move").body(ids + ",\"categoryId\":\"" + target + "\"" + more),
                    Event.of("POST", "/tasks/bulk/delete").body(ids + more)));
        }
        for (String choice : List.of("reject", "uncategorize", "move")) {
            Event delete = Event.of("DELETE", "/categories/{id}").id(category).query("tasks", choice)
                    .header("If-Match", "\"1\", \"2\"");
            events.add(choice.equals("move") ? delete.query("moveTo", target) : delete);
        }
        events.forEach(event -> event.key(Backend.ANNA));
        return events;
    }

    @ParameterizedTest
    @EnumSource(names = { "NEVER", "REFUSING" })
    void whatIsNotDoneMayBeSentAgain(Answering answering) {
        Set<String> routes = new HashSet<>();
        for (Event event : events()) {
            Answer answer = send(event, answering);
            if (answer.status() == 200) {
                List<Map<String, Object>> results = answer.at("data", "results");
                assertTrue(event.toString().contains("/bulk/") && !results.isEmpty(), event + answer.body());
                results.forEach(result -> assertEquals("retryable", result.get("status"), event + answer.body()));
            } else {
                requireRetryLater(event, answer);
            }
            routes.add(event.toString());
        }
        assertEquals(Document.get().operations().keySet(), routes);
    }

    @Test
    void whatIsDoneAtTheLastTryIsAnsweredInTime() {
        int late = 0;
        for (Event event : events()) {
            Answer answer = send(event, Answering.RELENTING);
            if (answer.status() >= 500) {
                requireRetryLater(event, answer);
                late++;
            }
        }
        assertTrue(late > 0, "there was always time enough");
    }

    private Answer send(Event event, Answering answering) {
        dynamo.answer(answering);
        Answer answer = backend.send(event);
        assertTrue(dynamo.latestMillis() < FUNCTION_MILLIS,
                event + " takes " + dynamo.latestMillis() + " ms: " + answer.body());
        return answer;
    }

    private static void requireRetryLater(Event event, Answer answer) {
        answer.refused(503, "RETRY_LATER");
        assertEquals("1", answer.header("Retry-After"), event.toString());
    }
}
