package tasktracker.cli.command.load;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.DayUsage;
import tasktracker.cli.aws.key.KeyPlan;
import tasktracker.cli.command.key.KeyWork;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.load.Plan;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.time.Span;

/** What the key's usage plan lets through, and what a run would take of it. */
final class LimitOptions {
    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Option(names = "--over-limit", description = "Send more than the key's usage plan lets through.")
    private boolean overLimit;

    /** The plan of the key, with what is left of its quota today. */
    private record Limits(KeyPlan plan, Optional<Long> left) {}

    /**
     * Looks whether a run stays within the plan.
     *
     * @return a line that says what will be sent and what share of the quota that is
     * @throws CliException.Usage when it does not, and that was not wanted
     */
    String check(Session session, Plan plan) {
        Optional<Limits> limits = limits(session);
        limits.ifPresent(known -> requireWithin(session, plan, known));
        String requests = plan.isOpen()
                ? String.format(Locale.ROOT, "about %,d requests in %s", plan.requests(), Span.text(plan.whole()))
                : String.format(Locale.ROOT, "as many requests as %,d clients make in %s", plan.clients().getAsInt(),
                        Span.text(plan.whole()));
        return requests + limits.map(known -> "; the key may make " + known.plan().limits() + share(plan, known))
                .orElse("");
    }

    private void requireWithin(Session session, Plan plan, Limits limits) {
        if (overLimit || !plan.isOpen()) {
            return;
        }
        String beyond = limits.plan().rate().filter(most -> plan.rate() > most)
                .map(most -> String.format(Locale.ROOT, "%s requests/s are more than the plan's %s", plan.rate(), most))
                .or(() -> limits.left().filter(left -> plan.requests() > left)
                        .map(left -> String.format(Locale.ROOT, "%,d requests are more than the %,d left of the quota",
                                plan.requests(), left)))
                .orElse(null);
        if (beyond != null) {
            if (!session.ask().isPossible() || !session.ask().confirm(beyond + ". Send them all the same?")) {
                throw new CliException.Usage(Failure.of("OVER_LIMIT", beyond).hint(session.again("--over-limit")));
            }
        }
    }

    private static String share(Plan plan, Limits limits) {
        return plan.isOpen() && limits.left().isPresent()
                ? String.format(Locale.ROOT, ", and %,d are left of it: the run takes %.1f %% of them",
                        limits.left().get(), 100.0 * plan.requests() / Math.max(1, limits.left().get()))
                : "";
    }

    /** Whoever may call the API need not be somebody who may read its keys: then the limits are not known. */
    private Optional<Limits> limits(Session session) {
        try (KeyWork work = KeyWork.open(session, aws)) {
            KeyPlan plan = work.keys().plan();
            if (plan.quota().isEmpty()) {
                return Optional.of(new Limits(plan, Optional.empty()));
            }
            LocalDate today = session.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
            List<DayUsage> days = work.keys().usage(List.of(work.require(null)), today, today);
            return Optional.of(new Limits(plan, days.isEmpty() ? Optional.empty() : days.getLast().remaining()));
        } catch (CliException unknown) {
            session.out().notice("the key's usage plan is not known here: " + unknown.failure().message());
            return Optional.empty();
        }
    }
}
