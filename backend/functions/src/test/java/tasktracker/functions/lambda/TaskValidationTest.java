package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.Limits;

/** What the body of a request may be, and what is said of one that may not. */
final class TaskValidationTest {
    private final Backend backend = new Backend();

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertEquals(Map.of("title", "must not be blank", "description", "must be a string", "completed",
                "must be true or false", "priority", "must be low, medium or high", "categoryId",
                "must be the id of a category", "dueDate",
                "must be a date such as 2026-12-01 or a time with its offset such as 2026-12-01T09:30:00Z, in the"
                        + " years 1900 to 9998",
                "externalId", "must not be empty", "createdAt",
                "must be a time with its offset such as 2026-11-22T09:30:00Z", "completedAt",
                "must lie between 1970 and five minutes from now", "du", "is not a field of this request"),
                create("""
                        {"title":" ","description":5,"completed":"yes","priority":"High","categoryId":"home",
                         "dueDate":"2026-02-30","externalId":"","createdAt":"2026-11-22","completedAt":"1969-12-31T23:59:59Z",
                         "du":"2026-12-01"}
                        """).refused(400, "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{}| title | is required",
        "{'title':null} | title | is required", "{'title':1} | title | must be a string",
        "{'title':{}} | title | must be a string", "{'title':''} | title | must not be blank",
        "{'title':'\\u2003\\u00a0\\t\\u0085\\u3000'} | title | must not be blank",
        "{'title':'a\\u0000'} | title | must not contain the NUL character (U+0000)",
        "{'title':'a\\ud83d'} | title | must not contain half of a surrogate pair (U+D800 to U+DFFF)",
        "{'title':'\\ude00\\ud83d'} | title | must not contain half of a surrogate pair (U+D800 to U+DFFF)",
        "{'title':'t','description':'\\udc00'} | description | must not contain half of a surrogate pair (U+D800 to U+DFFF)",
        "{'title':'t','externalId':'\\u0000'} | externalId | must not contain the NUL character (U+0000)",
        "{'title':'t','priority':1} | priority | must be low, medium or high",
        "{'title':'t','completedAt':'2026-11-22T09:30:00Z'} | completedAt | needs completed to be true",
        "{'title':'t','completed':false,'completedAt':'2026-11-22T09:30:00Z'} | completedAt | needs completed to be true",
        "{'title':'t','createdAt':'2026-11-22T09:35:00.124Z'} | createdAt | must lie between 1970 and five minutes from now",
        "{'title':'t','createdAt':1700000000} | createdAt | must be a time with its offset such as 2026-11-22T09:30:00Z",
        "{'title':'t','createdAt':'2026-11-22T09:35:00'} | createdAt | must be a time with its offset such as 2026-11-22T09:30:00Z",
        "{'title':'t','taskId':'x'} | taskId | must be a UUIDv7 in lower case",
        "{'title':'t','taskId':'018bcfe5-6800-4abc-8000-00000000000f'} | taskId | must be a UUIDv7 in lower case",
        "{'title':'t','taskId':'018BCFE5-6800-7abc-8000-00000000000f'} | taskId | must be a UUIDv7 in lower case",
        "{'title':'t','taskId':'02000000-6800-7abc-8000-00000000000f'} | taskId | carries a time that lies more than five minutes ahead",
        "{'title':'t','taskId':'018bcfe5-6800-7abc-8000-00000000000f','createdAt':'2023-11-14T22:13:20.001Z'} | taskId | carries another time than createdAt",
        "{'title':'t','version':1} | version | is not a field of this request",
        "{'title':'t','updatedAt':null} | updatedAt | is not a field of this request",
        "{'title':'t','':1} | `` | is not a field of this request" })
    void oneThingThatIsWrong(String body, String field, String reason) {
        assertEquals(Map.of(field, reason), create(body.replace('\'', '"')).refused(400, "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'title':'t','description':null,'completed':null,'priority':null,'categoryId':null,'dueDate':null}",
        "{'title':'t','externalId':null,'taskId':null,'createdAt':null,'completedAt':null}",
        "{'title':'t','createdAt':'2026-11-22T09:35:00.123Z'}", "{'title':'t','createdAt':'1970-01-01T00:00:00Z'}",
        "{'title':'\\u200b'}", "{'title':'\\ud83d\\ude00','description':'\\ufffe\\u0001'}" })
    void whatIsRightThoughItLooksOdd(String body) {
        create(body.replace('\'', '"')).expect(201);
    }

    @Test
    void lengthsCountCodePoints() {
        create("{\"title\":\"" + "😀".repeat(200) + "\",\"description\":\"" + "😀".repeat(4000) + "\",\"externalId\":\""
                + "😀".repeat(200) + "\"}").expect(201);

        assertEquals(Map.of("title", "must have at most 200 characters; it has 201", "description",
                "must have at most 4000 characters; it has 4001", "externalId",
                "must have at most 200 characters; it has 201"),
                create("{\"title\":\"" + "a".repeat(201) + "\",\"description\":\"" + "ä".repeat(4001)
                        + "\",\"externalId\":\"" + "😀".repeat(201) + "\"}").refused(400, "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"title\":\"t\"", "{\"title\":\"t\",}", "{'title':'t'}", "{\"title\":\"t\"} x",
        "{\"title\":\"t\"}{}", "{\"title\":\"t\",\"title\":\"t\"}", "{\"title\":\"a\nb\"}", "{\"title\":\"\\x\"}",
        "{\"title\":t}", "{\"title\":01}", "nul", "{\"a\":{\"b\":1,\"b\":2}}", "{\"title\":1e}", "{\"a\":NaN}" })
    void whatIsNoJson(String body) {
        create(body).refused(400, "INVALID_JSON");
    }

    @Test
    void jsonThatGoesTooDeepOrIsTooLong() {
        create("{\"a\":" + "[".repeat(Limits.JSON_DEPTH) + "]".repeat(Limits.JSON_DEPTH) + "}")
                .refused(400, "INVALID_JSON");
        create("{\"a\":" + "[".repeat(100_000)).refused(400, "INVALID_JSON");
        create("{\"a\":" + "9".repeat(10_000) + "}").refused(400, "INVALID_JSON");
        create("{\"" + "n".repeat(60_000) + "\":1}").refused(400, "INVALID_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "null", "\"{}\"", "7", "true", "[{\"title\":\"t\"}]" })
    void jsonThatIsNoObject(String body) {
        assertEquals(Map.of("body", "must be a JSON object"), create(body).refused(400, "VALIDATION_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n" })
    void anEmptyBody(String body) {
        assertEquals(Map.of("body", "must be a JSON object; it is empty"),
                create(body).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void noBody() {
        assertEquals(Map.of("body", "must be a JSON object; it is empty"),
                backend.send(Event.of("POST", "/tasks").key(Backend.ANNA)).refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void aBodyInBase64() {
        byte[] body = "{\"title\":\"Müll 😀\"}".getBytes(StandardCharsets.UTF_8);
        Answer created = backend.send(Event.of("POST", "/tasks").key(Backend.ANNA)
                .base64(Base64.getEncoder().encodeToString(body))).expect(201);
        assertEquals("Müll 😀", created.at("data", "title"));

        byte[] latin = "{\"title\":\"Müll\"}".getBytes(StandardCharsets.ISO_8859_1);
        backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).base64(Base64.getEncoder().encodeToString(latin)))
                .refused(400, "INVALID_JSON");
        backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).base64("%%%")).refused(400, "INVALID_JSON");
    }

    @Test
    void aBodyThatIsTooLarge() {
        String body = "{\"title\":\"t\"" + " ".repeat(Limits.BODY_BYTES - 13) + "}";
        assertEquals(Limits.BODY_BYTES, body.length());
        create(body).expect(201);
        assertEquals(Map.of("maxBytes", Limits.BODY_BYTES), create(body + " ").refused(413, "REQUEST_TOO_LARGE"));
        create(body.replace("t\"  ", "t\"\u2003 ")).refused(413, "REQUEST_TOO_LARGE");
        backend.send(Event.of("POST", "/tasks").key(Backend.ANNA)
                .base64(Base64.getEncoder().encodeToString((body + " ").getBytes(StandardCharsets.UTF_8))))
                .refused(413, "REQUEST_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\"",
                "application/merge-patch+json", "application/json; profile=x" })
    void mediaTypesThatAreJson(String type) {
        backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).header("content-type", type)
                .header("Content-Type", type).body("{\"title\":\"t\"}"));
        backend.send(typed(type)).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "application/+json",
                "text/json", "application/json; charset=iso-8859-1", "application/xml+json2", "" })
    void mediaTypesThatAreNot(String type) {
        backend.send(typed(type)).refused(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void twoMediaTypesAreNone() {
        backend.send(typed("application/json").header("Content-Type", "application/json"))
                .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    private static Event typed(String type) {
        return Event.of("POST", "/tasks").key(Backend.ANNA).header("Content-Type", type).body("{\"title\":\"t\"}");
    }

    @Test
    void whatAClientSentIsShownCutAndClean() {
        Answer answer = create("{\"title\":\"t\",\"" + "😀".repeat(100) + "\":1,\"a\\ud83d\\u0007\":2}");

        assertEquals(Map.of("😀".repeat(64) + "…", "is not a field of this request", "a\ufffd\ufffd",
                "is not a field of this request"), answer.refused(400, "VALIDATION_ERROR"));
    }

    @Test
    void manyMistakesAreNotAllTold() {
        StringBuilder body = new StringBuilder("{\"title\":\"t\"");
        for (int i = 0; i < 1000; i++) {
            body.append(",\"f").append(i).append("\":1");
        }
        Answer answer = create(body.append('}').toString());

        assertEquals(110, answer.refused(400, "VALIDATION_ERROR").size());
        String message = answer.at("error", "message");
        assertTrue(message.length() < 400 && message.endsWith("; …"), message);
    }

    private Answer create(String body) {
        return backend.send(Event.of("POST", "/tasks").key(Backend.ANNA).body(body));
    }
}
