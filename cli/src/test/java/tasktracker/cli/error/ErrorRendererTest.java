package tasktracker.cli.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ErrorRendererTest {
    private static final ErrorRenderer PLAIN = new ErrorRenderer(false, false, false);
    private static final ErrorRenderer JSON = new ErrorRenderer(true, false, false);

    @Test
    void theShortestErrorIsOneLine() {
        assertEquals("error: no task ends in 7f3a\n",
                PLAIN.render(new CliException.NotFound(Failure.of("TASK_NOT_FOUND", "no task ends in 7f3a"))));
    }

    @Test
    void theLongestErrorNamesFieldsCommandAndCorrelationId() {
        assertEquals("""
                error: the task was refused
                  title: must not be blank
                  dueDate: no such date
                hint: tasktracker task add --help
                correlation id: 0199-abc
                """, PLAIN.render(validation()));
    }

    @Test
    void aFieldThatIsTheWholeMessageIsToldOnce() {
        CliException one = new CliException.Usage(Failure.of("VALIDATION_ERROR", "title must not be blank")
                .details(Map.of("title", "must not be blank")));
        assertEquals("error: title must not be blank\n", PLAIN.render(one));
        assertTrue(JSON.render(one).contains("\"details\":{\"title\":\"must not be blank\"}"));
    }

    @Test
    void colourDecoratesTheTwoWordsOnly() {
        assertEquals("""
                \u001b[1;31merror:\u001b[0m no category Home
                \u001b[1;36mhint:\u001b[0m tasktracker category add Home
                """, new ErrorRenderer(false, true, false)
                .render(new CliException.NotFound(Failure.of("CATEGORY_NOT_FOUND", "no category Home")
                        .hint("tasktracker category add Home"))));
    }

    @Test
    void jsonHasOneShape() {
        assertEquals("{\"error\":{\"code\":\"TASK_NOT_FOUND\",\"message\":\"no task ends in 7f3a\",\"hint\":null,"
                + "\"correlationId\":null,\"exitCode\":5}}\n",
                JSON.render(new CliException.NotFound(Failure.of("TASK_NOT_FOUND", "no task ends in 7f3a"))));
        assertEquals("{\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"the task was refused\","
                + "\"hint\":\"tasktracker task add --help\",\"correlationId\":\"0199-abc\",\"exitCode\":2,"
                + "\"details\":{\"title\":\"must not be blank\",\"dueDate\":\"no such date\"}}}\n",
                JSON.render(validation()));
    }

    @Test
    void nothingHostileReachesTheTerminal() {
        CliException hostile = new CliException.Usage(
                Failure.of("X", "no \u001b[2Jtask\nnamed \u009b1m").details(Map.of("a\rb", "\u202ec")));
        assertEquals("error: no ␛[2Jtask␊named \uFFFD1m\n  a␍b: \uFFFDc\n", PLAIN.render(hostile));
        assertEquals("{\"error\":{\"code\":\"X\",\"message\":\"no \\u001B[2Jtask\\nnamed \\u009b1m\",\"hint\":null,"
                + "\"correlationId\":null,\"exitCode\":2,\"details\":{\"a\\rb\":\"\\u202ec\"}}}\n",
                JSON.render(hostile));
    }

    @Test
    void aBugIsSaidWithoutStackTrace() {
        assertEquals("""
                error: this should not have happened: IllegalStateException: no such state
                hint: run the same command with --debug
                """, PLAIN.render(new IllegalStateException("no such state")));
        assertEquals("""
                error: this should not have happened: NullPointerException
                hint: run the same command with --debug
                """, PLAIN.render(new NullPointerException()));
        assertEquals(ExitCode.FAILURE, ErrorRenderer.exitCode(new NullPointerException()));
    }

    @Test
    void debugAddsTheStackTraceBelow() {
        String text = new ErrorRenderer(false, false, true).render(new IllegalStateException("no such state"));
        assertTrue(text.startsWith("""
                error: this should not have happened: IllegalStateException: no such state
                java.lang.IllegalStateException: no such state
                    at tasktracker.cli.error.ErrorRendererTest"""), text);
    }

    @Test
    void nothingInAStackTraceReachesTheTerminal() {
        String text = new ErrorRenderer(false, false, true)
                .render(new IllegalStateException("a\tb\u001b[2J", new IllegalStateException("\u009b31m\u202e")));
        for (String hostile : List.of("\t", "\u001b", "\u009b", "\u202e")) {
            assertFalse(text.contains(hostile), text);
        }
    }

    private static CliException validation() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("title", "must not be blank");
        details.put("dueDate", "no such date");
        return CliException.ofStatus(400, Failure.of("VALIDATION_ERROR", "the task was refused").details(details)
                .hint("tasktracker task add --help").correlationId("0199-abc"));
    }
}
