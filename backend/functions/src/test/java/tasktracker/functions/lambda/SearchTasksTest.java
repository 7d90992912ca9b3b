package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.Limits;
import tasktracker.functions.search.SearchTooBroadException;
import tasktracker.functions.store.MemoryCategoryStore;
import tasktracker.functions.store.SettableClock;
import tasktracker.functions.task.TaskStore;

/** GET /tasks with q. */
final class SearchTasksTest {
    private final Backend backend = new Backend();

    /** The older, the shorter; each description begins with the task's name. */
    @BeforeEach
    void someTasks() {
        create("a", "Milk for the cat", "", "\"priority\":\"high\"");
        create("b", "Milkshake", "with \\\"Crème brûlée\\\"", "\"completed\":true");
        create("c", "Shopping", "milk, eggs", "\"dueDate\":\"2026-12-01\"");
        create("d", "Buy milk", "creme for the brulee", "\"priority\":\"low\",\"dueDate\":\"2026-11-30\"");
        create("e", "Eggs", "", "\"priority\":\"high\"");
    }

    private void create(String name, String title, String description, String more) {
        int day = name.charAt(0) - 'a' + 1;
        backend.task("{\"title\":\"" + title + "\",\"description\":\"" + name + ": " + description
                + "\",\"createdAt\":\"2026-01-0" + day + "T00:00:00Z\"," + more + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "milk | | dabc", "MILK eggs | | c", "egg | | ec",
        "creme brulee | | db", "\"creme brulee\" | | b", "milk | status=open | dac", "milk | priority=high,low | da",
        "milk | dueFrom=2026-12-01 | c", "milk | createdTo=2026-01-02 | ab", "milk | category=none&status=done | b",
        "milk | sort=createdAt | dcba", "milk | sort=createdAt&order=asc | abcd", "milk | sort=dueDate | dcab",
        "milk | sort=priority | acbd", "nothing | | ``" })
    void findsAndOrders(String q, String more, String names) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> task : list(q, more).expect(200).<List<Map<String, Object>>>at("data")) {
            found.add(task.get("description").toString().substring(0, 1));
        }
        assertEquals(names, String.join("", found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "milk |", "milk | sort=createdAt", "milk | sort=dueDate&order=desc",
        "e | sort=priority&order=asc", "e |" })
    void pagesAddUpToTheList(String q, String more) {
        List<Object> all = list(q, more).expect(200).at("data");
        for (int limit = 1; limit <= 5; limit++) {
            List<Object> found = new ArrayList<>();
            String cursor = null;
            do {
                Answer page = list(q, (more == null ? "" : more + "&") + "limit=" + limit
                        + (cursor == null ? "" : "&cursor=" + cursor)).expect(200);
                found.addAll(page.<List<Object>>at("data"));
                cursor = page.at("nextCursor");
            } while (cursor != null);
            assertEquals(all, found);
        }
    }

    @Test
    void aCursorIsGoodForItsSearch() {
        String cursor = list("milk", "limit=1").at("nextCursor");

        assertEquals("Milk for the cat", list("MÍLK", "cursor=" + cursor).at("data", 0, "title"));
        for (String other : List.of("milks", "\"milk\"", "milk eggs")) {
            list(other, "cursor=" + cursor).refused(400, "INVALID_CURSOR");
        }
        list("milk", "sort=createdAt&cursor=" + cursor).refused(400, "INVALID_CURSOR");
        list("milk", "status=open&cursor=" + cursor).refused(400, "INVALID_CURSOR");
        backend.send(Event.of("GET", "/tasks").key(Backend.ANNA).query("cursor", cursor))
                .refused(400, "INVALID_CURSOR");
        backend.send(Event.of("GET", "/tasks").key(Backend.BERT).query("q", "milk").query("cursor", cursor))
                .refused(400, "INVALID_CURSOR");
        String byCreation = list("milk", "sort=createdAt&limit=1").at("nextCursor");
        list("milk", "cursor=" + byCreation).refused(400, "INVALID_CURSOR");
    }

    @Test
    void anotherUsersTasksAreNotFound() {
        assertEquals(List.of(), backend.send(Event.of("GET", "/tasks").key(Backend.BERT).query("q", "milk"))
                .expect(200).at("data"));
    }

    @Test
    void aTextHasALimit() {
        assertNull(list("😀".repeat(Limits.SEARCH), null).expect(200).at("nextCursor"));
        assertEquals(Map.of("q", "must have at most 200 characters; it has 201"),
                list("x".repeat(201), null).refused(400, "VALIDATION_ERROR"));
        assertEquals(Map.of("q", "must not contain half of a surrogate pair (U+D800 to U+DFFF)", "limit",
                "must be a number from 1 to 100"), list("\ud800", "limit=0").refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void aSearchThroughTooMuchSaysHowToNarrowItDown() {
        TaskStore broad = (TaskStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{ TaskStore.class }, (_, method, arguments) -> {
                    if (method.getName().equals("list")) {
                        throw new SearchTooBroadException();
                    }
                    try {
                        return method.invoke(backend.tasks, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        Answer answer = new Backend(broad, new MemoryCategoryStore(new SettableClock(Backend.NOW)))
                .send(Event.of("GET", "/tasks").key(Backend.ANNA).query("q", "milk"));
        assertEquals(Map.of("q", "would have to look through more than 20 MB of text: narrow it down by status, "
                + "createdFrom or createdTo"),
                answer.refused(400, "VALIDATION_ERROR"));
        assertEquals("q would have to look through more than 20 MB of text: narrow it down by status, createdFrom or "
                + "createdTo", answer.at("error", "message"));
    }

    private Answer list(String q, String more) {
        Event event = Event.of("GET", "/tasks").key(Backend.ANNA).query("q", q);
        if (more != null) {
            for (String parameter : more.split("&", -1)) {
                int equals = parameter.indexOf('=');
                event.query(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return backend.send(event);
    }
}
