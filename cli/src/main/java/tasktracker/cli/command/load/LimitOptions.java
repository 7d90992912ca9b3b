package tasktracker.cli.command.load;

import java.util.Locale;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.load.Plan;
import tasktracker.cli.time.DurationWords;

/** What the API's usage plan lets through, and what a run would take of it. */
final class LimitOptions {
    @Option(names = "--over-limit", description = "Send more than the key's usage plan lets through.")
    private boolean overLimit;

    /**
     * Says what a run will send.
     *
     * @return one line
     */
    String check(Session session, Plan plan) {
        return plan.isOpen()
                ? String.format(Locale.ROOT, "about %,d requests in %s", plan.requests(),
                        DurationWords.text(plan.whole()))
                : String.format(Locale.ROOT, "as many requests as %,d clients make in %s", plan.clients().getAsInt(),
                        DurationWords.text(plan.whole()));
    }
}
