package tasktracker.functions.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.contract.Json;
import tasktracker.functions.store.Deadline;

final class LogTest {
    private final List<String> lines = new ArrayList<>();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:30:00.123Z"), ZoneOffset.UTC);
    private final Log log = new Log(lines::add, "tasks", clock);

    @Test
    void aLineHasTheNamesOfPowertools() {
        in(scope(Level.INFO, "1-5bef"), () -> log.info("Hello \"you\"\n", Map.of("status", 200)));

        assertEquals(List.of("{\"level\":\"INFO\",\"message\":\"Hello \\\"you\\\"\\n\","
                + "\"timestamp\":\"2026-11-22T09:30:00.123Z\",\"service\":\"tasks\",\"cold_start\":true,"
                + "\"function_name\":\"f\",\"function_request_id\":\"r\",\"correlation_id\":\"c\",\"gateway_request_id\":\"g\","
                + "\"xray_trace_id\":\"1-5bef\",\"status\":200}"), lines);
    }

    @Test
    void withoutGatewayAndTraceTheLineHasNone() {
        in(scope(Level.INFO, null), () -> log.warn("x", Map.of()));

        assertFalse(lines.getFirst().contains("gateway"));
        assertFalse(lines.getFirst().contains("xray"));
    }

    @Test
    void outsideOfARequestTheLineHasEmptyIds() {
        log.info("x", Map.of());

        assertTrue(lines.getFirst().contains("\"correlation_id\":\"\""), lines.getFirst());
    }

    @ParameterizedTest
    @CsvSource({ "DEBUG,debug info warn error", "trace,debug info warn error", "info,info warn error",
        "WARN,warn error", "warning,warn error", "Error,error", "loud,info warn error", "'',info warn error" })
    void theStageSaysHowLoud(String level, String heard) {
        in(scope(Level.of(level), null), () -> {
            log.debug("debug", Map.of());
            log.info("info", Map.of());
            log.warn("warn", Map.of());
            log.error("error", new IllegalStateException());
        });

        List<String> messages = new ArrayList<>();
        for (String line : lines) {
            messages.add((String) parse(line).get("message"));
        }
        assertEquals(heard, String.join(" ", messages));
    }

    @Test
    void aFaultHasItsStackAndItsCauses() {
        in(scope(Level.INFO, null),
                () -> log.error("Broken", new IOException("no route", new IllegalStateException("inner"))));

        assertTrue(parse(lines.getFirst()).get("error") instanceof Map<?, ?> error
                && "java.io.IOException".equals(error.get("name")) && "no route".equals(error.get("message"))
                && error.get("stack") instanceof String stack
                && stack.startsWith("java.io.IOException: no route\n\tat tasktracker.functions.observe.LogTest")
                && stack.contains("\nCaused by: java.lang.IllegalStateException: \n\tat "), lines.getFirst());
    }

    @Test
    void messagesThatQuoteWhatAClientSentAreLeftOut() {
        for (RuntimeException quoting : List.of(new NumberFormatException("For input string: my secret"),
                new DateTimeException("not a date: my secret"))) {
            log.error("Broken", quoting);
            assertFalse(lines.removeFirst().contains("my secret"));
        }
        try {
            Json.read("my secret".getBytes(StandardCharsets.UTF_8), Json::value);
        } catch (IOException e) {
            log.error("Broken", e);
        }
        assertFalse(lines.removeFirst().contains("secret"));
    }

    @Test
    void metricsAreInTheEmbeddedMetricFormat() {
        Metrics metrics = new Metrics(lines::add, "tt", "tasks", clock);
        in(scope(Level.ERROR, null), () -> {
            metrics.created();
            metrics.completed(1);
            metrics.imported(7);
            metrics.imported(0);
        });

        List<String> expected = new ArrayList<>();
        for (String metric : List.of("TasksCreated\":1", "TasksCompleted\":1", "TasksImported\":7")) {
            String name = metric.substring(0, metric.indexOf('"'));
            expected.add("{\"_aws\":{\"Timestamp\":1795339800123,\"CloudWatchMetrics\":[{\"Namespace\":\"tt\","
                    + "\"Dimensions\":[[\"service\"]],\"Metrics\":[{\"Name\":\"" + name
                    + "\",\"Unit\":\"Count\"}]}]},\"service\":\"tasks\",\"function_name\":\"f\","
                    + "\"function_request_id\":\"r\",\"correlation_id\":\"c\",\"" + metric + "}");
        }
        assertEquals(expected, lines);
    }

    @Test
    void anotherThreadCanWorkInTheScope() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        Thread[] threads = new Thread[2];
        in(scope(Level.INFO, null), () -> {
            threads[0] = new Thread(RequestScope.carried(() -> ids.add(RequestScope.current().correlationId())));
            threads[0].start();
        });
        threads[0].join();

        assertEquals(List.of("c"), ids);
        assertEquals("", RequestScope.current().correlationId());
    }

    @Test
    void onlyTheFirstRequestOfAnInstanceIsFirst() {
        Instance instance = new Instance();

        assertTrue(instance.takeFirst());
        assertFalse(instance.takeFirst());
    }

    private static RequestScope scope(Level level, String trace) {
        return new RequestScope("f", "r", "c", trace == null ? null : "g", trace, true, level, Deadline.none());
    }

    private static void in(RequestScope scope, Runnable work) {
        scope.call(() -> {
            work.run();
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parse(String line) {
        try {
            return (Map<String, Object>) Json.read(line.getBytes(StandardCharsets.UTF_8), Json::value);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
