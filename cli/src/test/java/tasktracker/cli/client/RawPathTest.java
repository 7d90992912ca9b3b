package tasktracker.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;

final class RawPathTest {
    private static final URI ENDPOINT = URI.create("https://api.example/prod");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/tasks|/tasks",
        "tasks|/tasks",
        "/tasks?q=a b&limit=5|/tasks?q=a%20b&limit=5",
        "/tasks?q=für|/tasks?q=f%C3%BCr",
        "/tasks?q=a%20b|/tasks?q=a%20b",
        "/tasks?q=100%|/tasks?q=100%25",
        "/tasks?q=50%zz|/tasks?q=50%25zz",
        "/tasks?q=#1|/tasks?q=%231",
        "/tasks?q=\"a\"+{b}\\|/tasks?q=%22a%22+%7Bb%7D%5C",
        "/tasks?next=http://elsewhere.example|/tasks?next=http://elsewhere.example",
        "https://api.example/prod/tasks?limit=1|/tasks?limit=1",
        "https://api.example/prod|/",
        "@evil.example/tasks|/@evil.example/tasks",
        "//evil.example/tasks|//evil.example/tasks",
        "/tasks?q=..|/tasks?q=.." })
    void what_is_typed_becomes_what_is_sent(String typed, String sent) {
        assertEquals(sent, RawPath.of(typed, ENDPOINT));
        assertEquals("api.example", new Target(ENDPOINT, Optional.empty()).resolve(sent).getHost());
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/prod/tasks", "https://api.example/dev/tasks",
        "https://api.example/production/tasks", "http://api.example/prod/tasks",
        "https://api.example.evil.example/prod/tasks", "https://me@api.example/prod/tasks",
        "https://api.example:444/prod/tasks", "HTTPS://api.example/prod/tasks", "file:///etc/passwd" })
    void the_key_goes_to_no_other_address(String typed) {
        CliException e = assertThrows(CliException.Usage.class, () -> RawPath.of(typed, ENDPOINT));
        assertEquals("OTHER_HOST", e.failure().code());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/../dev/tasks", "../dev/tasks", "/tasks/..", "/%2e%2e/dev", "/.%2E/dev", "/./tasks",
        "https://api.example/prod/../dev/tasks" })
    void nor_out_of_its_stage(String typed) {
        CliException e = assertThrows(CliException.Usage.class, () -> RawPath.of(typed, ENDPOINT));
        assertEquals("PATH_LEADS_AWAY", e.failure().code());
    }

    @Test
    void a_cursor_takes_the_place_of_the_one_before() {
        assertEquals("/tasks?cursor=a%2Fb", RawPath.withCursor("/tasks", "a/b"));
        assertEquals("/tasks?limit=1&cursor=n", RawPath.withCursor("/tasks?cursor=old&limit=1", "n"));
    }

}
