package tasktracker.cli.command.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.load.Gate;
import tasktracker.cli.load.Mix;
import tasktracker.cli.load.Plan;
import tasktracker.cli.load.Schedule;
import tasktracker.cli.time.Span;

/** What is to be sent, and when. */
final class LoadOptions {
    /** Beyond these a mistyped number would do harm, and one machine could not send it anyway. */
    private static final double FASTEST = 10_000;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long MOST_REQUESTS = 5_000_000;
    private static final int MOST_IN_FLIGHT = 10_000;

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second; 20 when not said.")
    private double rate = 20;

    @Option(names = "--duration", paramLabel = "TIME", description = "How long it counts, such as 30s or 5min; 30s.")
    private String duration = "30s";

    @Option(names = "--warm-up", paramLabel = "TIME", description = "How long before that, reported apart; 5s.")
    private String warmUp = "5s";

    @Option(names = "--ramp", paramLabel = "TIME", description = "Let the rate climb from nothing for so long.")
    private String ramp = "0s";

    @Option(names = "--arrivals", paramLabel = "KIND", completionCandidates = ArrivalsWords.class,
            description = "constant, or poisson as from many people.")
    private String arrivals = "constant";

    @Option(names = "--max-in-flight", paramLabel = "N",
            description = "Requests under way at once; 1000. What waits for a place is counted.")
    private int maxInFlight = 1_000;

    @Option(names = "--closed", paramLabel = "CLIENTS",
            description = "So many clients that wait for each answer, instead of a rate.")
    private Integer closed;

    @Option(names = "--mix", paramLabel = "OP=N,OP=N", description = "How often list, get, add, done and search.")
    private String mix = Mix.USUAL;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long an answer may take; 32s.")
    private String timeout = "32s";

    @Option(names = "--tasks", paramLabel = "N", description = "Tasks made for the run before it; 200.")
    private int tasks = 200;

    @Option(names = "--random-seed", paramLabel = "N", description = "Repeats the random choices of an earlier run.")
    private Long seed;

    @Option(names = "--fail-if", paramLabel = "GATE",
            description = "Exit 10 if so, such as 'p99>400ms', 'list.p99(ok)>200ms', 'error>0.1%%' or 'rate<190'.")
    private List<String> failIf = new ArrayList<>();

    /**
     * The plan.
     *
     * @throws CliException.Usage for values that make none
     */
    Plan plan(long otherwiseSeed) {
        Duration measured = positive("--duration", duration);
        Duration warm = Span.parse("--warm-up", warmUp);
        Duration climb = Span.parse("--ramp", ramp);
        Duration whole = measured.plus(warm);
        if (!(rate > 0 && rate <= FASTEST)) {
            throw wrong("--rate is above 0 and at most " + (long) FASTEST + " requests a second");
        }
        if (whole.compareTo(LONGEST) > 0) {
            throw wrong("--duration and --warm-up are at most " + Span.text(LONGEST) + " together");
        }
        if (climb.compareTo(whole) > 0) {
            throw wrong("--ramp is longer than the run");
        }
        within("--max-in-flight", maxInFlight, 1, MOST_IN_FLIGHT);
        if (closed != null) {
            within("--closed", closed, 1, MOST_IN_FLIGHT);
        }
        within("--tasks", tasks, 1, 10_000);
        Plan plan = new Plan(rate, measured, warm, climb, kind(),
                closed == null ? maxInFlight : closed, closed == null ? OptionalInt.empty() : OptionalInt.of(closed),
                Mix.parse(mix), seed == null ? otherwiseSeed : seed);
        if (plan.requests() > MOST_REQUESTS) {
            throw wrong("that would be " + String.format(Locale.ROOT, "%,d", plan.requests()) + " requests; at most "
                    + String.format(Locale.ROOT, "%,d", MOST_REQUESTS) + " are sent in one run");
        }
        return plan;
    }

    /** The gates, read before anything is sent. */
    List<Gate> gates() {
        return failIf.stream().map(Gate::parse).toList();
    }

    /** How long an answer may take. */
    Duration timeout() {
        return positive("--timeout", timeout);
    }

    /** How many tasks there are at the beginning. */
    int tasks() {
        return tasks;
    }

    private Schedule.Arrivals kind() {
        for (Schedule.Arrivals each : Schedule.Arrivals.values()) {
            if (each.word().equalsIgnoreCase(arrivals)) {
                return each;
            }
        }
        throw new ArrivalsWords().unknown("UNKNOWN_ARRIVALS", "--arrivals", arrivals);
    }

    private static Duration positive(String option, String text) {
        Duration parsed = Span.parse(option, text);
        if (parsed.isZero()) {
            throw wrong(option + " must be longer than nothing");
        }
        return parsed;
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " is a whole number from " + least + " to " + most);
        }
    }

    private static CliException wrong(String message) {
        return new CliException.Usage(Failure.of("INVALID_ARGUMENTS", message).hint("tasktracker load-test --help"));
    }
}
