package tasktracker.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tasktracker.functions.store.SettableClock;
import tasktracker.local.key.ForgetfulKeyStore;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.key.UsagePlan.Period;
import tasktracker.local.key.UsagePlan.Quota;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.StackTemplate.Limit;
import tasktracker.local.template.StackTemplate.Plan;
import tasktracker.local.template.StackTemplate.Route;

/** Rate, burst and quota of each key, with clocks that only the test moves. */
final class LimitsTest {
    private static final Optional<GatewayError> PASSED = Optional.empty();
    private static final Optional<GatewayError> THROTTLED = Optional.of(GatewayError.THROTTLED);
    private static final Optional<GatewayError> QUOTA_EXCEEDED = Optional.of(GatewayError.QUOTA_EXCEEDED);
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final SettableClock time = new SettableClock(Instant.parse("2026-11-22T23:00:00Z"));
    private final KeyUsage usage = new KeyUsage(new ForgetfulKeyStore(), time, _ -> {});

    @Test
    void theQuotaHoldsForItsPeriodAndWhatIsThrottledDoesNotCount() {
        Limits limits = limits(new Plan("plan", Optional.of(new Limit(1, 3)), Optional.of(new Quota(5, Period.DAY))));
        assertEquals(List.of(PASSED, PASSED, PASSED, THROTTLED), refusals(limits, "a", 4));
        nanos.addAndGet(3 * SECOND);
        assertEquals(List.of(PASSED, PASSED, QUOTA_EXCEEDED, THROTTLED), refusals(limits, "a", 4));
        assertEquals(5, usage.between("a", 0, usage.today()));
        assertEquals(List.of(PASSED, PASSED, PASSED, THROTTLED), refusals(limits, "b", 4));

        time.advance(Duration.ofHours(1));
        nanos.addAndGet(3 * SECOND);
        assertEquals(List.of(PASSED), refusals(limits, "a", 1));
        assertEquals(1, usage.between("a", usage.today(), usage.today()));
    }

    @Test
    void withoutAPlanNothingIsRefusedAndAllIsCounted() {
        Limits limits = new Limits(template(Optional.empty()), usage, nanos::get);
        assertEquals(100, refusals(limits, "a", 100).stream().filter(Optional::isEmpty).count());
        assertEquals(100, usage.between("a", usage.today(), usage.today()));
    }

    @Test
    void theStagesLimitIsOneOfEachMethodForAllKeysTogether() {
        Limits limits = new Limits(new StackTemplate("v1", Map.of(), List.of(), Optional.empty(),
                Optional.of(new Limit(1, 2)), Optional.empty(), Map.of()), usage, nanos::get);
        assertEquals(List.of(PASSED, PASSED, THROTTLED), refusals(limits, "a", 3));
        assertEquals(List.of(THROTTLED), refusals(limits, "b", 1));
        assertEquals(PASSED, limits.refusal("a", route("POST")));
        nanos.addAndGet(SECOND);
        assertEquals(List.of(PASSED, THROTTLED), refusals(limits, "b", 2));
    }

    private static Route route(String method) {
        return new Route(method, "/tasks", true, false, new StackTemplate.Function("F", "f", 1, 128));
    }

    private Limits limits(Plan plan) {
        return new Limits(template(Optional.of(plan)), usage, nanos::get);
    }

    private static StackTemplate template(Optional<Plan> plan) {
        return new StackTemplate("v1", Map.of(), List.of(), Optional.empty(), Optional.empty(), plan, Map.of());
    }

    private static List<Optional<GatewayError>> refusals(Limits limits, String key, int requests) {
        List<Optional<GatewayError>> refusals = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            refusals.add(limits.refusal(key, route("GET")));
        }
        return refusals;
    }
}
