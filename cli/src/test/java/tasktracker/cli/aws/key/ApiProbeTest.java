package tasktracker.cli.aws.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tasktracker.cli.Cli;
import tasktracker.cli.FakeApi;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Page;
import tasktracker.contract.Task;

/** What counts as "does not work yet", and what never will. */
final class ApiProbeTest {
    private static final ApiKey KEY = ApiKey.generate("home", ApiKey.Scope.READ_ONLY, new SplittableRandom(5));

    private final Deque<CliException> failures = new ArrayDeque<>();
    private final ApiProbe probe = new ApiProbe((target, _) -> {
        assertEquals(Optional.of(KEY.value()), target.apiKey());
        return new FakeApi(Clock.fixed(Cli.NOW, ZoneOffset.UTC)) {
            @Override
            public Page<Task> tasks(TaskQuery query, int limit, Optional<String> cursor) {
                if (failures.peek() != null) {
                    throw failures.pop();
                }
                return new Page<>(List.of(), Optional.empty());
            }
        };
    }, URI.create("http://127.0.0.1:9/v1"));

    @Test
    void a_call_that_succeeds_shows_that_a_key_works() {
        assertEquals(true, probe.works(KEY));
    }

    @Test
    void what_may_pass_is_waited_for_and_can_be_told() {
        failures.add(new CliException.Network(Failure.of("CONNECT_FAILED", "nothing answers"), null));
        failures.add(new CliException.Denied(Failure.of("INVALID_API_KEY", "refused")));
        failures.add(new CliException.Unavailable(Failure.of("TIMEOUT", "too slow")));
        assertEquals(false, probe.works(KEY));
        assertEquals("nothing answers", probe.problem());
        assertEquals(false, probe.works(KEY));
        assertEquals("", probe.problem());
        assertEquals(false, probe.works(KEY));
        assertEquals("too slow", probe.problem());
        assertEquals(true, probe.works(KEY));
    }

    @Test
    void what_will_not_pass_is_not_waited_for() {
        failures.add(new CliException.Denied(Failure.of("KEY_NOT_BOUND", "not ours")));
        assertThrows(CliException.Denied.class, () -> probe.works(KEY));
    }
}
