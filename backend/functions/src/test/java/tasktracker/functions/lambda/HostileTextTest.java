package tasktracker.functions.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Json;

/** Strings that have broken other programs, see the SOURCE note beside them. */
final class HostileTextTest {
    private final Backend backend = new Backend();

    @Test
    void titlesComeBackByteForByte() throws IOException {
        int kept = 0;
        List<Object> refused = new ArrayList<>();
        for (String text : strings()) {
            Answer answer = create(Map.of("title", text));
            if (answer.status() == 201) {
                kept++;
                assertEquals(text, backend.get(answer.at("data", "taskId")).at("data", "title"));
            } else {
                refused.add(answer.refused(400, "VALIDATION_ERROR").get("title"));
            }
        }

        assertEquals(510, kept);
        assertEquals(List.of("must have at most 200 characters; it has 269",
                "must have at most 200 characters; it has 210", "must have at most 200 characters; it has 211",
                "must have at most 200 characters; it has 217", "must have at most 200 characters; it has 211",
                "must not be blank").stream().sorted().toList(),
                refused.stream().map(Object::toString).sorted().toList());
    }

    @Test
    void descriptionsComeBackByteForByte() throws IOException {
        List<String> strings = strings();
        assertEquals(516, strings.size());
        for (String text : strings) {
            Answer answer = create(Map.of("title", "t", "description", text)).expect(201);
            assertEquals(text, backend.get(answer.at("data", "taskId")).at("data", "description"));
        }
    }

    @Test
    void noneIsLogged() throws IOException {
        for (String text : strings()) {
            if (text.length() > 12) {
                create(Map.of("title", text, text, 1));
                String quoted = new String(Json.bytes(json -> json.writeString(text)), StandardCharsets.UTF_8);
                String inner = quoted.substring(1, quoted.length() - 1);
                assertFalse(String.join("\n", backend.logLines).contains(inner), text);
                backend.logLines.clear();
            }
        }
    }

    private Answer create(Map<String, Object> body) {
        return backend.send(Event.of("POST", "/tasks").key(Backend.ANNA)
                .body(new String(Json.bytes(json -> Json.value(json, body)), StandardCharsets.UTF_8)));
    }

    private static List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        try (InputStream in = HostileTextTest.class.getResourceAsStream("/tasktracker/functions/hostile/blns.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // Some strings hold other ends of lines than this one.
            for (int start = 0, end; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
                String line = text.substring(start, end);
                if (!line.isEmpty() && !line.startsWith("#")) {
                    strings.add(line);
                }
            }
        }
        return strings;
    }
}
