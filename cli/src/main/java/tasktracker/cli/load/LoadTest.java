package tasktracker.cli.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tasktracker.cli.Version;
import tasktracker.cli.client.NetworkSettings;
import tasktracker.cli.client.Target;

/** A whole load test: makes its data, sends, measures, judges, and takes its data away however it ends. */
public final class LoadTest {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Target target;
    private final String profile;
    private final TestData data;
    private final NetworkSettings network;
    private final Clock clock;

    /**
     * A load test of an API.
     *
     * @param profile the name of the profile, for the report
     * @param data for this run alone
     */
    public LoadTest(Target target, String profile, TestData data, NetworkSettings network, Clock clock) {
        this.target = target;
        this.profile = profile;
        this.data = data;
        this.network = network;
        this.clock = clock;
    }

    /**
     * Runs it; call once.
     *
     * @param tasks made beforehand
     * @param timeout how long an answer may take
     * @param watcher told about each second when it is over
     * @param leftovers told the name of the category when the run failed and its data could not be taken away
     */
    public Report run(Plan plan, List<Gate> gates, int tasks, Duration timeout, Consumer<Second> watcher, Stop stop,
            Consumer<String> leftovers) {
        TestData.Account account = null;
        ApiRequests requests = null;
        try {
            data.make(tasks);
            Instant started = clock.instant();
            requests = new ApiRequests(target, data);
            Measurement measurement = measure(plan, requests, timeout, watcher, stop);
            List<Gate.Verdict> verdicts = gates.stream().map(gate -> gate.judge(measurement)).toList();
            account = data.remove(requests.added());
            return new Report("tasktracker " + Version.NUMBER, started, target.endpoint().toString(), profile, plan,
                    measurement, verdicts, account);
        } finally {
            if (account == null && data.remove(requests == null ? 0 : requests.added()).left()) {
                leftovers.accept(data.name());
            }
        }
    }

    private Measurement measure(Plan plan, ApiRequests requests, Duration timeout, Consumer<Second> watcher,
            Stop stop) {
        SplittableRandom random = new SplittableRandom(plan.seed());
        try (HttpExchange exchange = new HttpExchange(requests, new HttpExchange.Network(plan.maxInFlight(), CONNECT,
                timeout, network))) {
            Generator generator = new Generator(exchange, System::nanoTime, watcher, stop);
            if (!plan.isOpen()) {
                return generator.closed(plan.clients().getAsInt(), plan.mix(), plan.warmUp(), plan.whole(), random);
            }
            return generator.open(Schedule.of(plan.rate(), plan.whole(), plan.ramp(), plan.arrivals(), plan.mix(),
                    random), plan.warmUp(), plan.whole(), plan.maxInFlight());
        }
    }
}
