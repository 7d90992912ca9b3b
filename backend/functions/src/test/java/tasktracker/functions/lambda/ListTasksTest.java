package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GET /tasks: parameters, order, pages. */
final class ListTasksTest {
    private final Backend backend = new Backend();
    private String category;

    /** Each task is named by what is odd about it. */
    @BeforeEach
    void someTasks() {
        category = backend.category("Home");
        create("a", "2026-01-01T00:00:00Z", "\"dueDate\":\"2026-12-02\",\"priority\":\"low\"");
        create("b", "2026-01-02T12:00:00Z", "\"dueDate\":\"2026-12-01T10:00:00Z\",\"completed\":true");
        create("c", "2026-01-02T23:59:59.999Z", "\"categoryId\":\"" + category + "\",\"priority\":\"high\"");
        create("d", "2026-01-03T00:00:00Z", "\"dueDate\":\"2026-12-01\",\"priority\":\"high\"");
    }

    private void create(String title, String createdAt, String more) {
        backend.task("{\"title\":\"" + title + "\",\"createdAt\":\"" + createdAt + "\"," + more + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = { "- | dcba", "status=open | dca", "status=done | b",
        "status=all | dcba", "category=none | dba", "category=HOME | c", "category=NOTHING | ''", "priority=high | dc",
        "priority=low,high | dca", "priority=high,low,medium,low | dcba", "dueFrom=2026-12-01 | dba",
        "dueFrom=2026-12-01T00:00:00Z | ba", "dueTo=2026-12-01 | db", "dueTo=2026-12-01T10:00:00Z | db",
        "dueTo=2026-12-01T10:59:59+01:00 | d", "dueFrom=2026-12-02&dueTo=2026-12-02 | a",
        "dueFrom=2026-12-01T10:00:00Z&dueTo=2026-12-01 | b", "createdFrom=2026-01-02 | dcb",
        "createdTo=2026-01-02 | cba",
        "createdFrom=2026-01-02&createdTo=2026-01-02 | cb", "createdTo=2026-01-02T23:59:59.998Z | ba",
        "createdFrom=2026-01-02T13:00:00+01:00 | dcb", "order=asc | abcd", "sort=createdAt&order=asc | abcd",
        "sort=createdAt | dcba", "sort=dueDate | dbac", "sort=dueDate&order=desc | abdc", "sort=priority | dcba",
        "sort=priority&order=asc | abdc", "status=open&priority=high&sort=dueDate&order=desc | dc",
        "status=open&category=none&dueTo=2026-12-31&sort=priority | da" })
    void filtersAndOrders(String query, String titles) {
        List<Object> found = new ArrayList<>();
        for (Map<String, Object> task : list(query).expect(200).<List<Map<String, Object>>>at("data")) {
            found.add(task.get("title"));
        }
        assertEquals(titles, String.join("", found.toArray(String[]::new)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "status=Open | status | must be open, done or all",
        "status= | status | must be open, done or all", "status=open&status=open | status | must be given once",
        "category=Home | category | must be the id of a category, or none",
        "priority=urgent | priority | must be one or more of low, medium and high, with commas between",
        "priority=high, | priority | must be one or more of low, medium and high, with commas between",
        "priority= | priority | must be one or more of low, medium and high, with commas between",
        "dueFrom=1.12.2026 | dueFrom | must be a date such as 2026-12-01 or a time with its offset such as 2026-12-01T09:30:00Z, in the years 1900 to 9998",
        "dueTo=9999-12-31 | dueTo | must be a date such as 2026-12-01 or a time with its offset such as 2026-12-01T09:30:00Z, in the years 1900 to 9998",
        "dueFrom=2026-12-02&dueTo=2026-12-01 | dueTo | must not be before dueFrom",
        "createdFrom=yesterday | createdFrom | must be a date such as 2026-12-01 or a time with its offset such as 2026-12-01T09:30:00Z",
        "createdFrom=0000-01-01T00:00:00%2B01:00 | createdFrom | must be a date such as 2026-12-01 or a time with its offset such as 2026-12-01T09:30:00Z",
        "createdFrom=2026-01-02&createdTo=2026-01-01 | createdTo | must not be before createdFrom",
        "sort=title | sort | must be createdAt, dueDate or priority", "order=down | order | must be asc or desc",
        "order= | order | must be asc or desc", "limit=0 | limit | must be a number from 1 to 100",
        "limit=101 | limit | must be a number from 1 to 100", "limit=-1 | limit | must be a number from 1 to 100",
        "limit=ten | limit | must be a number from 1 to 100", "limit= | limit | must be a number from 1 to 100",
        "limit=99999999999999999999 | limit | must be a number from 1 to 100",
        "q= | q | must have a word to search for", "q= - ! | q | must have a word to search for",
        "q=a b c d e f g h i | q | must have at most 8 words or quoted phrases; it has 9",
        "q=a&q=b | q | must be given once", "q=%00 | q | must not contain the NUL character (U+0000)",
        "q=a&order=asc | order | goes with sort when q is given: without sort the best matches come first",
        "q=a&sort=rank | sort | must be createdAt, dueDate or priority",
        "Status=open | Status | is not a parameter of this operation" })
    void wrongParameters(String query, String name, String reason) {
        assertEquals(Map.of(name, reason),
                list(query.replace("%2B", "+").replace("%00", "\0")).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void allWrongParametersAreToldAtOnce() {
        assertEquals(
                Map.of("status", "must be given once", "sort", "must be createdAt, dueDate or priority", "limit",
                        "must be a number from 1 to 100", "page", "is not a parameter of this operation"),
                list("status=a&status=b&sort=x&limit=0&page=2").refused(400, "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "status=all", "sort=createdAt&order=asc", "sort=createdAt&order=desc", "sort=dueDate&order=asc",
                "sort=dueDate&order=desc", "sort=priority&order=asc", "sort=priority&order=desc" })
    void pagesAddUpToTheList(String query) {
        List<Object> all = list(query).expect(200).at("data");
        for (int limit = 1; limit <= 5; limit++) {
            List<Object> found = new ArrayList<>();
            String cursor = null;
            do {
                Answer page = list(query + "&limit=" + limit
                        + (cursor == null ? "" : "&cursor=" + cursor)).expect(200);
                found.addAll(page.<List<Object>>at("data"));
                cursor = page.at("nextCursor");
            } while (cursor != null);
            assertEquals(all, found);
        }
    }

    @Test
    void aPageHoldsFiftyUnlessToldOtherwise() {
        for (int i = 0; i < 47; i++) {
            backend.task("{\"title\":\"t\"}");
        }

        assertEquals(50, list("status=all").<List<Object>>at("data").size());
        assertEquals(51, list("limit=100").<List<Object>>at("data").size());
        assertNull(list("limit=51").at("nextCursor"));
    }

    @Test
    void aCursorSurvivesTheTaskItStandsAt() {
        Answer page = list("limit=2").expect(200);
        String last = page.at("data", 1, "taskId");
        backend.send(Event.of("DELETE", "/tasks/{id}").id(last).key(Backend.ANNA)).expect(204);

        assertEquals("b", list("limit=2&cursor=" + page.at("nextCursor")).at("data", 0, "title"));
    }

    @Test
    void aCursorIsGoodForItsQueryInPagesOfAnySize() {
        String cursor = list("status=open&limit=1").at("nextCursor");

        assertEquals("c", list("status=open&limit=2&cursor=" + cursor).expect(200).at("data", 0, "title"));
        assertEquals("c", list("status=open&sort=createdAt&order=desc&priority=low,high,medium&cursor=" + cursor)
                .expect(200).at("data", 0, "title"));
        for (String other : new String[]{ "", "status=all&", "status=done&", "status=open&order=asc&",
            "status=open&sort=dueDate&", "status=open&category=none&", "status=open&priority=high&",
            "status=open&dueFrom=2026-01-01&", "status=open&dueTo=2026-01-01&", "status=open&createdFrom=2026-01-01&",
            "status=open&createdTo=2026-01-01&" }) {
            list(other + "cursor=" + cursor).refused(400, "INVALID_CURSOR");
        }
    }

    @Test
    void aCursorIsGoodForItsUser() {
        String cursor = list("limit=1").at("nextCursor");

        backend.send(Event.of("GET", "/tasks").key(Backend.BERT).query("cursor", cursor)).refused(400,
                "INVALID_CURSOR");
        backend.send(Event.of("GET", "/tasks").key(Backend.READER).query("cursor", cursor)).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "AAAA", "eyJ0YXNrSWQiOiJ4In0", "%00", "AQ==" })
    void whatIsNoCursor(String cursor) {
        list("cursor=" + cursor).refused(400, "INVALID_CURSOR");
    }

    @Test
    void anotherUsersTasksAreNotListed() {
        assertEquals(List.of(), backend.send(Event.of("GET", "/tasks").key(Backend.BERT)).expect(200).at("data"));
        assertNotEquals(Collections.emptyList(), list("limit=1").at("data"));
    }

    private Answer list(String query) {
        Event event = Event.of("GET", "/tasks").key(Backend.ANNA);
        if (query != null && !query.isEmpty()) {
            for (String parameter : query.split("&", -1)) {
                int equals = parameter.indexOf('=');
                event.query(parameter.substring(0, equals), parameter.substring(equals + 1).replace("HOME", category)
                        .replace("NOTHING", Backend.NOTHING));
            }
        }
        return backend.send(event);
    }
}
