package tasktracker.cli.aws.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import tasktracker.cli.Cli;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsTarget;
import tasktracker.cli.aws.MovingClock;
import tasktracker.cli.error.CliException;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

/** The process dies before and after each step of an issue and of a rotation; the next run puts it right. */
final class InterruptedIssueTest {
    private static final Set<String> CHANGES = Set.of("createApiKey", "createUsagePlanKey", "updateApiKey",
            "deleteApiKey");

    private final MovingClock clock = new MovingClock(Cli.NOW, Cli.ZONE);
    private final LocalStack stack = LocalStack
            .start(LocalStack.Options.inMemory(Path.of("..", "template.yaml")).withClock(clock));
    private final AwsClients clients = new AwsClients(AwsTarget.local(URI.create(stack.endpoint())));
    private final ApiGatewayClient gateway = clients.apiGateway();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ApiKey> delivered = new ArrayList<>();
    /** Steps until the crash; below zero for none. */
    private int left = -1;

    /** The end of the process. */
    @SuppressWarnings("serial") // never serialised
    private static final class Crash extends Error {}

    @AfterEach
    void stop() {
        clients.close();
        stack.close();
    }

    @Test
    void an_issue_is_finished_by_the_next_one() {
        int crashes = 0;
        for (int at = 0; crashes == at; at++) {
            KeyRequest request = new KeyRequest("home", ApiKey.Scope.READ_WRITE, "crash" + at, Optional.empty());
            delivered.clear();
            left = at;
            boolean crashed = crashes(() -> issue().create(request, this::deliver));
            left = -1;
            crashes += crashed ? 1 : 0;
            boolean wasDone = keys("crash" + at).stream().anyMatch(key -> state(key) == KeyState.ACTIVE);
            issue().create(request, this::deliver);

            List<IssuedKey> made = keys("crash" + at);
            assertEquals(wasDone ? 2 : 1, made.size(), "after a crash at step " + at);
            made.forEach(key -> assertEquals(KeyState.ACTIVE, state(key)));
            assertTrue(works(delivered.getLast()), "after a crash at step " + at);
            requireNoOrphan();
        }
        // Each of three changes, the probe and the delivery, before and after.
        assertEquals(10, crashes);
    }

    @Test
    void a_rotation_is_finished_by_the_next_one() {
        for (boolean atOnce : new boolean[]{ false, true }) {
            Optional<Duration> grace = atOnce ? Optional.empty() : Optional.of(Duration.ofHours(1));
            int crashes = 0;
            for (int at = 0; crashes == at; at++) {
                String label = "rotate" + atOnce + at;
                delivered.clear();
                issue().create(new KeyRequest("home", ApiKey.Scope.READ_ONLY, label, Optional.empty()), this::deliver);
                ApiKey before = delivered.getFirst();
                IssuedKey old = keys(label).getFirst();
                left = at;
                boolean crashed = crashes(() -> issue().rotate(old, grace, Optional.empty(), false, this::deliver));
                left = -1;
                crashes += crashed ? 1 : 0;
                // Whoever has not got the new key can go on with the old one.
                assertTrue(delivered.size() > 1 || works(before), label);

                IssuedKey now = keys().require(old.id());
                if (keys(label).stream().noneMatch(key -> key.note().unfinished())
                        && now.note().replacedBy().isPresent()) {
                    assertThrows(CliException.Conflict.class,
                            () -> issue().rotate(now, grace, Optional.empty(), false, this::deliver));
                } else {
                    issue().rotate(now, grace, Optional.empty(), false, this::deliver);
                }
                List<IssuedKey> both = keys(label);
                assertEquals(2, both.size(), label);
                IssuedKey ended = keys().require(old.id());
                IssuedKey fresh = both.stream().filter(key -> !key.id().equals(old.id())).findFirst().orElseThrow();
                assertEquals(KeyState.ACTIVE, state(fresh), label);
                assertEquals(atOnce ? KeyState.EXPIRED : KeyState.EXPIRING, state(ended), label);
                assertEquals(Optional.of(fresh.id()), ended.note().replacedBy());
                assertEquals(ApiKey.Scope.READ_ONLY, delivered.getLast().scope());
                assertTrue(works(delivered.getLast()), label);
                assertEquals(!atOnce, works(before), label);
                requireNoOrphan();
            }
            // Each of four changes, the probe and the delivery, before and after.
            assertEquals(12, crashes);
        }
    }

    @Test
    void what_nobody_comes_back_for_is_deleted_by_the_next_issue() {
        left = 2;
        assertTrue(crashes(() -> issue().create(
                new KeyRequest("home", ApiKey.Scope.READ_WRITE, "left", Optional.empty()), this::deliver)));
        left = -1;
        assertEquals(KeyState.UNFINISHED, state(keys("left").getFirst()));
        issue().create(KeyRequest.forUser("other"), this::deliver);
        assertEquals(1, keys("left").size(), "somebody may be working on it");
        clock.pass(Duration.ofMinutes(16));
        issue().create(KeyRequest.forUser("third"), this::deliver);
        assertEquals(List.of(), keys("left"));
    }

    @Test
    void a_key_whose_making_was_acknowledged_to_nobody_is_not_made_twice() {
        ApiGatewayClient repeating = proxy((method, args) -> {
            if (method.getName().equals("createApiKey")) {
                invoke(method, args);
            }
            return invoke(method, args);
        });
        StackKeys keys = new StackKeys(repeating, StackKeys.LOCAL_STACK, clock, new SecureRandom());
        keys.issue(patiently()).create(KeyRequest.forUser("home"), this::deliver);
        assertEquals(1, keys("default").size());
        assertTrue(works(delivered.getLast()));
    }

    @Test
    void a_key_that_does_not_work_in_time_is_handed_out_by_a_later_run() {
        KeyWait impatient = new KeyWait(_ -> false, Duration.ZERO, _ -> {}, System::nanoTime, _ -> {});
        KeyRequest request = KeyRequest.forUser("home");
        CliException thrown = assertThrows(CliException.WaitedTooLong.class,
                () -> keys().issue(impatient).create(request, this::deliver));
        assertFalse(thrown.getMessage().contains("tt1"), "a secret");
        assertEquals(List.of(), delivered);
        issue().create(request, this::deliver);
        assertEquals(1, keys("default").size());
        assertEquals(1, delivered.size());
    }

    @Test
    void a_key_must_work_several_times_in_a_row() {
        List<Boolean> answers = new ArrayList<>(List.of(true, false, true, true, false, true, true, true));
        List<Duration> pauses = new ArrayList<>();
        KeyWait wait = new KeyWait(_ -> answers.removeFirst(), Duration.ofMinutes(1), pauses::add, System::nanoTime,
                _ -> {});
        keys().issue(wait).create(KeyRequest.forUser("home"), this::deliver);
        assertEquals(List.of(), answers);
        assertEquals(2, pauses.size());
    }

    private void requireNoOrphan() {
        assertEquals(List.of(), keys().all().stream()
                .filter(key -> key.enabled() && (key.planId().isEmpty() || key.note().unfinished())).toList());
    }

    private List<IssuedKey> keys(String label) {
        return keys().all().stream().filter(key -> key.label().equals(label)).toList();
    }

    private KeyState state(IssuedKey key) {
        return key.state(clock.instant());
    }

    private StackKeys keys() {
        ApiGatewayClient crashing = proxy((method, args) -> {
            boolean changes = CHANGES.contains(method.getName());
            if (changes) {
                step();
            }
            Object result = invoke(method, args);
            if (changes) {
                step();
            }
            return result;
        });
        return new StackKeys(crashing, StackKeys.LOCAL_STACK, clock, new SecureRandom());
    }

    private KeyIssue issue() {
        return keys().issue(patiently());
    }

    private KeyWait patiently() {
        boolean[] tried = new boolean[1];
        return new KeyWait(secret -> {
            if (tried[0]) {
                return works(secret);
            }
            tried[0] = true;
            step();
            boolean works = works(secret);
            step();
            return works;
        }, Duration.ofSeconds(10), _ -> {}, System::nanoTime, _ -> {});
    }

    private void deliver(FreshKey fresh) {
        step();
        delivered.add(fresh.secret());
        step();
    }

    private void step() {
        if (left == 0) {
            throw new Crash();
        }
        left--;
    }

    private static boolean crashes(Runnable work) {
        try {
            work.run();
            return false;
        } catch (Crash _) {
            return true;
        }
    }

    private boolean works(ApiKey secret) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(stack.endpoint() + "/categories"))
                    .header("x-api-key", secret.value()).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Something that is done instead of a call. */
    private interface Instead {
        Object call(Method method, Object[] args) throws Throwable;
    }

    private static ApiGatewayClient proxy(Instead instead) {
        return (ApiGatewayClient) Proxy.newProxyInstance(ApiGatewayClient.class.getClassLoader(),
                new Class<?>[]{ ApiGatewayClient.class }, (_, method, args) -> instead.call(method, args));
    }

    private Object invoke(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(gateway, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
