package tasktracker.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

final class CheckupTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration NEVER = Duration.ofMinutes(5);

    @Test
    void checks_run_side_by_side_and_report_in_order() {
        CountDownLatch second = new CountDownLatch(1);
        Check first = check(NEVER, List.of("a"), report -> {
            await(second);
            report.accept(Diagnosis.pass("a", "after b"));
        });
        Check other = check(NEVER, List.of("b"), report -> {
            second.countDown();
            report.accept(Diagnosis.pass("b", "before a"));
        });
        assertEquals(List.of("a pass after b", "b pass before a"), told(first, other));
    }

    @Test
    void what_hangs_is_left_and_what_needs_it_is_skipped() {
        CountDownLatch never = new CountDownLatch(1);
        Check hangs = new Check(List.of("a", "b", "c"), SOON, Verdict.WARN, report -> {
            report.accept(Diagnosis.pass("a", "fine"));
            await(never);
        });
        Check works = check(NEVER, List.of("d"), report -> report.accept(Diagnosis.pass("d", "fine")));
        assertEquals(List.of("a pass fine", "b warn nothing was heard within 2 s",
                "c skip not looked at, because of the line above", "d pass fine"), told(hangs, works));
        never.countDown();
    }

    @Test
    void what_is_thrown_is_the_diagnosis_of_the_step_at_work() {
        Check told = check(NEVER, List.of("a", "b", "c"), report -> {
            report.accept(Diagnosis.pass("a", "fine"));
            throw new CliException.Local(Failure.of("X", "it is broken").hint("mend it"));
        });
        Check bug = check(NEVER, List.of("d"), _ -> {
            throw new IllegalStateException("with a secret");
        });
        assertEquals(List.of("a pass fine", "b fail it is broken", "c skip not looked at, because of the line above",
                "d fail the check itself failed: IllegalStateException"), told(told, bug));
    }

    @Test
    void a_check_that_stops_early_skips_the_rest() {
        Check early = check(NEVER, List.of("a", "b"), report -> report.accept(Diagnosis.skip("a", "nothing to see")));
        assertEquals(List.of("a skip nothing to see", "b skip not looked at, because of the line above"), told(early));
    }

    private static Check check(Duration limit, List<String> ids, Check.Look look) {
        return new Check(ids, limit, Verdict.FAIL, look);
    }

    private static List<String> told(Check... checks) {
        List<String> lines = new ArrayList<>();
        new Checkup(List.of(checks)).report(page -> page.forEach(
                each -> lines.add(each.check() + " " + each.verdict().word() + " " + each.message())));
        return lines;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
