package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.Category;
import tasktracker.contract.Uuid7;

/** Creating, listing and changing categories. */
final class CategoryFunctionsTest {
    private final Backend backend = new Backend();

    @Test
    void categoriesAreListedInOrderOfCreation() {
        Answer first = create("{\"name\":\" Büro 😀\",\"color\":\"#1e90FF\",\"icon\":\"📁\"}").expect(201);
        String id = first.at("data", "categoryId");
        assertEquals("/dev/categories/" + id, first.header("Location"));
        assertEquals("\"1\"", first.header("ETag"));
        backend.clock.advance(Duration.ofSeconds(-1));
        Answer second = create("{\"name\":\"Home\",\"color\":null}").expect(201);

        Answer list = list().expect(200);
        assertEquals(List.of(first.<Object>at("data"), second.<Object>at("data")), list.at("data"));
        assertNull(list.at("nextCursor"));
        assertNull(list.header("ETag"));
        Map<String, Object> data = first.at("data");
        assertEquals(List.of("categoryId", "name", "color", "icon", "createdAt", "updatedAt", "version"),
                List.copyOf(data.keySet()));
        assertEquals("[" + id + ",  Büro 😀, #1e90FF, 📁, 2026-11-22T09:30:00.123Z, 2026-11-22T09:30:00.123Z, 1]",
                List.copyOf(data.values()).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{} | name | is required",
        "{'name':null} | name | is required", "{'name':7} | name | must be a string",
        "{'name':'\\t'} | name | must not be blank",
        "{'name':'n','color':'red'} | color | must be # and six hexadecimal digits, such as #1E90FF",
        "{'name':'n','color':'#12345g'} | color | must be # and six hexadecimal digits, such as #1E90FF",
        "{'name':'n','color':'#1234567'} | color | must be # and six hexadecimal digits, such as #1E90FF",
        "{'name':'n','color':1} | color | must be # and six hexadecimal digits, such as #1E90FF",
        "{'name':'n','icon':''} | icon | must not be empty",
        "{'name':'n','categoryId':'x'} | categoryId | is not a field of this request" })
    void wrongFields(String body, String field, String reason) {
        assertEquals(Map.of(field, reason), create(body.replace('\'', '"')).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void lengthsCountCodePoints() {
        create("{\"name\":\"" + "😀".repeat(60) + "\",\"icon\":\"" + "👩".repeat(32) + "\"}").expect(201);

        assertEquals(
                Map.of("name", "must have at most 60 characters; it has 61", "icon",
                        "must have at most 32 characters; it has 33"),
                create("{\"name\":\"" + "n".repeat(61) + "\",\"icon\":\"" + "i".repeat(33) + "\"}")
                        .refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void aNameIsTakenWhateverItsCaseAndAccents() {
        String id = backend.category("Büro");

        assertEquals(Map.of("categoryId", id), create("{\"name\":\"BURO\"}").refused(409, "CATEGORY_NAME_TAKEN"));
        String other = backend.category("Home");
        assertEquals(Map.of("categoryId", id),
                put(other, "*", "{\"name\":\"buro\"}").refused(409, "CATEGORY_NAME_TAKEN"));
        put(id, "\"1\"", "{\"name\":\"BÜRO\"}").expect(200);
    }

    @Test
    void aNameThatIsHeldByADeletionCanBeFreed() {
        String id = backend.category("Home");
        String other = backend.category("Other");
        backend.beginDeletion(id);

        Map<String, Object> details = Map.of("categoryId", id, "deleting", true);
        Answer taken = create("{\"name\":\"home\"}");
        assertEquals(details, taken.refused(409, "CATEGORY_NAME_TAKEN"));
        assertEquals("A category with this name is being deleted: send DELETE /categories/" + id
                + " again until it is done, or choose another name", taken.at("error", "message"));
        assertEquals(details, put(other, "*", "{\"name\":\"Home\"}").refused(409, "CATEGORY_NAME_TAKEN"));
        backend.send(Event.of("DELETE", "/categories/{id}").id(id).key(Backend.ANNA)).expect(204);
        create("{\"name\":\"home\"}").expect(201);
    }

    @Test
    void aThousandCategoriesAreEnough() {
        for (int i = 0; i < 999; i++) {
            String id = Uuid7.of(Backend.NOW.toEpochMilli(), i, i);
            Category category = new Category(id, "n" + i, null, null, Backend.NOW, Backend.NOW, 1);
            backend.categories.create("anna", category, Optional.empty());
        }
        String last = backend.category("last");

        Answer refused = create("{\"name\":\"more\"}");
        assertEquals(Map.of("categories", "must be at most 1000"), refused.refused(400, "VALIDATION_ERROR"));
        assertEquals("categories must be at most 1000: delete one first", refused.at("error", "message"));
        assertEquals(1_000, list().<List<Object>>at("data").size());
        backend.send(Event.of("DELETE", "/categories/{id}").id(last).key(Backend.ANNA)).expect(204);
        create("{\"name\":\"more\"}").expect(201);
    }

    @Test
    void aCategoryIsChanged() {
        Answer created = create("{\"name\":\"Home\",\"color\":\"#111111\",\"icon\":\"x\"}").expect(201);
        String id = created.at("data", "categoryId");
        backend.clock.advance(Duration.ofSeconds(2));

        Answer changed = put(id, "\"1\"", "{\"color\":null,\"icon\":\"y\"}").expect(200);
        assertEquals("\"2\"", changed.header("ETag"));
        assertEquals("[" + id + ", Home, null, y, 2026-11-22T09:30:00.123Z, 2026-11-22T09:30:02.123Z, 2]",
                changed.<Map<String, Object>>at("data").values().toString());
        assertEquals(List.of(changed.<Object>at("data")), list().at("data"));
    }

    @Test
    void aChangeNeedsTheVersionItChanges() {
        String id = backend.category("Home");

        put(id, null, "{\"name\":\"x\"}").refused(428, "PRECONDITION_REQUIRED");
        assertEquals(Map.of("version", 1, "etag", "\"1\""),
                put(id, "\"2\"", "{\"name\":\"x\"}").refused(412, "VERSION_MISMATCH"));
        put(id, "\"2\", \"1\"", "{\"name\":\"x\"}").expect(200);
        put(id, "x", "{\"name\":\"x\"}").refused(400, "VALIDATION_ERROR");
        put(Backend.NOTHING, "*", "{\"name\":\"x\"}").refused(404, "RESOURCE_NOT_FOUND");
        put("home", "*", "{\"name\":\"x\"}").refused(404, "RESOURCE_NOT_FOUND");
        assertEquals(Map.of("name", "cannot be cleared", "version", "cannot be changed", "colour",
                "is not a field of this request"),
                put(id, "*", "{\"name\":null,\"version\":1,\"colour\":1}").refused(400, "VALIDATION_ERROR"));
    }

    private Answer list() {
        return backend.send(Event.of("GET", "/categories").key(Backend.ANNA));
    }

    private Answer create(String body) {
        return backend.send(Event.of("POST", "/categories").key(Backend.ANNA).body(body));
    }

    private Answer put(String id, String ifMatch, String body) {
        Event event = Event.of("PUT", "/categories/{id}").id(id).key(Backend.ANNA).body(body);
        return backend.send(ifMatch == null ? event : event.header("If-Match", ifMatch));
    }
}
