package tasktracker.cli.command.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tasktracker.cli.Interrupts;
import tasktracker.cli.Session;
import tasktracker.cli.aws.stack.Change;
import tasktracker.cli.aws.stack.DeployTalk;
import tasktracker.cli.aws.stack.Finding;
import tasktracker.cli.aws.stack.StackEvent;
import tasktracker.cli.aws.stack.StackFacts;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Progress;
import tasktracker.cli.output.Style;
import tasktracker.cli.output.TextStream;
import tasktracker.cli.text.Neutral;

/** Shows a deployment on stderr and puts its questions to the user. In the JSON modes it is silent. */
public final class DeployConsole implements DeployTalk {
    /** A new stack adds everything; more than this is counted by type. */
    private static final int LISTED = 20;
    /** Less is sent before anybody could read how far it is. */
    private static final long WORTH_PROGRESS = 1_000_000;

    private final Session session;
    private final Out out;
    private final Format format;
    private final boolean yes;
    private final Predicate<String> guard;
    private final String follow;
    private final List<Finding> findings = new ArrayList<>();
    private Progress upload;
    private EventView view;

    /**
     * A console.
     *
     * @param yes whether every question is answered with yes
     * @param guard asks before data may be lost, whatever {@code yes} says, and tells whether that was consent enough
     * @param follow the command that follows the stack when this one is interrupted
     */
    public DeployConsole(Session session, Format format, boolean yes, Predicate<String> guard, String follow) {
        this.session = session;
        this.out = session.out();
        this.format = format;
        this.yes = yes;
        this.guard = guard;
        this.follow = follow;
    }

    @Override
    public void step(String line) {
        out.notice(line);
    }

    @Override
    public void warn(Finding finding) {
        findings.add(finding);
        if (!isSilent()) {
            TextStream err = out.stderr();
            err.println(err.styled(Style.YELLOW, "warning:") + " " + Neutral.line(finding.text()));
            if (finding.wayOut() != null) {
                err.println(err.styled(Style.CYAN, "hint:") + " " + Neutral.line(finding.wayOut()));
            }
            err.flush();
        }
    }

    @Override
    public void confirm(String question) {
        if (yes) {
            step(question + " yes (--yes)");
        } else if (!session.ask().isPossible()) {
            throw new CliException.Cancelled(Failure.of("CONFIRMATION_REQUIRED",
                    "nobody can be asked here: " + question).hint(session.again("--yes")));
        } else if (!session.ask().confirm(question)) {
            throw new CliException.Cancelled(Failure.of("CANCELLED", "not confirmed, the stack stays as it is"));
        }
    }

    @Override
    public void confirmLoss(String question) {
        if (!guard.test(question)) {
            confirm(question);
        }
    }

    @Override
    public void sent(long bytes, long of) {
        if (of < WORTH_PROGRESS) {
            return;
        }
        if (upload == null) {
            upload = new Progress(out.stderr(),
                    Progress.Form.of(out.stderr(), format, session.options().quiet(), false), "uploading", of,
                    System::nanoTime);
        }
        if (bytes > 0) {
            upload.at(bytes);
        }
        if (bytes >= of) {
            upload.close();
        }
    }

    @Override
    public void changes(List<Change> changes) {
        if (isSilent()) {
            return;
        }
        TextStream err = out.stderr();
        if (changes.size() > LISTED && changes.stream().allMatch(change -> change.effect() == Change.Effect.ADD)) {
            Map<String, Integer> types = new TreeMap<>();
            changes.forEach(change -> types.merge(change.type(), 1, Integer::sum));
            types.forEach((type, count) -> err.println("  add " + count + " " + Neutral.line(type)));
        } else {
            changes.forEach(change -> err.println(line(err, change)));
        }
        err.flush();
    }

    private static String line(TextStream err, Change change) {
        String what = Neutral.line(change.logicalId() + " " + change.type());
        String word = switch (change.effect()) {
            case ADD -> "add ";
            case CHANGE -> "change ";
            case MAYBE_REPLACE -> "change, perhaps replace ";
            case REPLACE -> "REPLACE ";
            case REMOVE -> "REMOVE ";
        };
        return "  " + (change.isLoss() ? err.styled(Style.RED, word + what) : word + what);
    }

    @Override
    public StackFacts following(String what, StackFacts stack, Supplier<StackFacts> watching) {
        TextStream err = out.stderr();
        EventView shown = isSilent()
                ? null
                : new EventView(err, what, session.clock().getZone(), System::nanoTime);
        Runnable farewell = () -> {
            if (shown != null) {
                shown.close();
            }
            err.println("CloudFormation goes on " + what + " " + stack.name() + "; to follow it: " + follow);
            err.flush();
        };
        try (Interrupts.Registration _ = session.atInterrupt(farewell)) {
            view = shown;
            return watching.get();
        } finally {
            view = null;
            if (shown != null) {
                shown.close();
            }
        }
    }

    @Override
    public void event(StackEvent event) {
        if (view != null) {
            view.event(event);
        }
    }

    private boolean isSilent() {
        return format.isJson() || session.options().quiet();
    }

    /** What was warned about, for the JSON result. */
    List<String> warnings() {
        return findings.stream().map(Finding::text).toList();
    }
}
