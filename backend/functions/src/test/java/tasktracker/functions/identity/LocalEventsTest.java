package tasktracker.functions.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.ApiKey.Scope;
import tasktracker.functions.http.ApiRequest;

/** The events for {@code sam local invoke} are requests, and name nobody but the local user. */
final class LocalEventsTest {
    private static final Path EVENTS = Path.of("../events");

    @ParameterizedTest
    @CsvSource({ "create-task,POST /tasks", "list-tasks,GET /tasks", "get-task,GET /tasks/{id}" })
    void theLocalUserIsTheCaller(String name, String route) throws IOException {
        ApiRequest request;
        try (InputStream in = Files.newInputStream(EVENTS.resolve(name + ".json"))) {
            request = ApiRequest.read(in);
        }
        assertEquals(route, request.toString());
        assertEquals(Optional.of(new Caller("me", Scope.READ_WRITE)), CallerResolver
                .of(Map.of("AWS_SAM_LOCAL", "true", "TASKTRACKER_LOCAL_USER", "me")).resolve(request));
        assertEquals(Optional.empty(), CallerResolver.of(Map.of("TASKTRACKER_LOCAL_USER", "me")).resolve(request));
    }
}
