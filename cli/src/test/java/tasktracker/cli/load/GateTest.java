package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.error.CliException;

final class GateTest {
    @ParameterizedTest
    @CsvSource({ "p50>1ms, false", "p50>3ms, true", "max>=900ms, false", "max>1.1s, true",
        "error>0.1%, false", "error>50%, true", "429>0, false", "429>20%, true", "rate<190, false", "rate<=90, true",
        "list.p50>1ms, false", "get.p50(ok)>3ms, true", "get.error>0, true", "list.429>0%, false",
        "p50(5xx)>1ms, false" })
    void a_gate_is_passed_or_missed(String text, boolean passed) {
        Gate.Verdict verdict = Gate.parse(text).judge(measurement());

        assertEquals(passed, verdict.isPassed(), text + ": " + verdict.value());
    }

    @Test
    void a_gate_that_the_samples_do_not_carry_is_missed() {
        Gate.Verdict verdict = Gate.parse("p99.9>10s").judge(measurement());

        assertFalse(verdict.isPassed());
        assertTrue(Double.isNaN(verdict.value()));
    }

    @Test
    void all_parts_are_read() {
        Gate gate = Gate.parse(" add.p99.9( timeout ) >= 1.5 s ");

        assertEquals(Optional.of(Operation.ADD), gate.operation());
        assertEquals("p99.9", gate.metric());
        assertEquals(Optional.of(Outcome.TIMEOUT), gate.outcome());
        assertEquals(Gate.Comparison.GREATER_OR_EQUAL, gate.comparison());
        assertEquals(1_500, gate.limit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "p99 | it needs a metric, < or >, and a value", ">3ms | it needs a metric",
        "p98>3ms | there is no metric \"p98\"", "p99>400 | a time needs its unit, ms or s",
        "p99>fastms | \"fastms\" is no time", "p99(slow)>1s | there is no outcome \"slow\"",
        "p99(ok>1s | the outcome stands in ( and )", "error>-1% | \"-1%\" is no percentage",
        "rate<NaN | \"NaN\" is no rate", "put.p99>1s | there is no metric \"put.p99\"" })
    void what_is_no_gate_is_said(String text, String why) {
        CliException.Usage wrong = assertThrows(CliException.Usage.class, () -> Gate.parse(text));

        assertTrue(wrong.getMessage().contains(why), wrong.getMessage());
    }

    /** 200 requests in 1 s: 100 lists of 2 ms, 60 gets of 2 ms, 20 lists with 429, 20 lists with 503 after 1 s. */
    private static Measurement measurement() {
        Tally tally = new Tally();
        add(tally, Operation.LIST, Outcome.OK, 100, 2);
        add(tally, Operation.GET, Outcome.OK, 60, 2);
        add(tally, Operation.LIST, Outcome.THROTTLED, 20, 2);
        add(tally, Operation.LIST, Outcome.SERVER_ERROR, 20, 1_000);
        return new Measurement(new Tally(), tally, List.of(), 200, 200, 200, 100, Duration.ofSeconds(1),
                Stop.Reason.DONE);
    }

    private static void add(Tally tally, Operation operation, Outcome outcome, int times, long millis) {
        for (int i = 0; i < times; i++) {
            tally.add(new Sample(operation, Exchange.Reply.of(outcome), 0, 0, 0, millis * 1_000_000));
        }
    }
}
