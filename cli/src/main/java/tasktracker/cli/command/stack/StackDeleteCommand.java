package tasktracker.cli.command.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Interrupts;
import tasktracker.cli.Session;
import tasktracker.cli.aws.stack.Deletion;
import tasktracker.cli.aws.stack.Pace;
import tasktracker.cli.aws.stack.PurgeNote;
import tasktracker.cli.command.deploy.DeployConsole;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Printer;

@Command(
        exitCodeList = { "1:Not confirmed, or the deletion failed.",
            "4:AWS credentials are missing, expired or denied." },
        description = "Tables, API keys and the uploaded code stay, unless --purge. Asks for the stack's name.",
        footer = { "  tasktracker stack delete --stack tasktracker-dev",
            "  tasktracker stack delete --stack tasktracker-dev --purge --confirm tasktracker-dev" })
final class StackDeleteCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--purge", description = "Delete tables with all tasks, API keys and uploaded code as well.")
    private boolean purge;

    @Option(names = "--unprotect", description = "Take the protection from deletion away first.")
    private boolean unprotect;

    @Option(names = "--confirm", paramLabel = "NAME", description = "The stack's name, instead of being asked for it.")
    private String confirm;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StackDeleteCommand(Session session) {
        this.session = session;
    }

    /** What was left. */
    private record Deleted(String stack, boolean purged, List<String> tables, List<String> keys) {}

    @Override
    public ExitCode call() {
        session.changesSomething();
        Format format = output.format(session.out());
        Printer<Deleted> printer = output.printer(session.out(), columns());
        try (StackTarget target = StackTarget.of(session, aws)) {
            String follow = "tasktracker stack events --follow --stack " + target.name() + " --region "
                    + target.clients().region();
            Deletion deletion = new Deletion(target.clients(),
                    new DeployConsole(session, format, true, _ -> false, follow),
                    session.clock(), () -> new Pace(Thread::sleep));
            Deletion.Plan plan = purge ? purged(deletion, target) : deleted(deletion, target);
            List<String> tables = deletion.left(plan).stream().map(Deletion.Table::name).toList();
            List<String> keys = purge ? List.of() : plan.keys().stream().map(Deletion.Key::id).toList();
            session.out().notice("the stack " + target.name() + " is deleted"
                    + (tables.isEmpty() ? "" : "; tables that stay: " + String.join(", ", tables))
                    + (keys.isEmpty() ? "" : "; API keys that stay: " + String.join(", ", keys)));
            tellProfiles(target.name());
            printer.details(new Deleted(target.name(), purge, tables, keys));
        }
        return ExitCode.OK;
    }

    private Deletion.Plan deleted(Deletion deletion, StackTarget target) {
        Deletion.Plan plan = deletion.plan(target.name());
        tell(plan, target.clients().region());
        requireName(target.name());
        deletion.delete(plan, unprotect);
        return plan;
    }

    /** Deletes all of it, or what an earlier try has left. */
    private Deletion.Plan purged(Deletion deletion, StackTarget target) {
        String region = target.clients().region();
        PurgeNote note = new PurgeNote(session.paths().state().resolve("purge").resolve(region)
                .resolve(target.name()));
        Deletion.Plan plan = deletion.plan(target.name(), note);
        tell(plan, region);
        requireName(target.name());
        try (Interrupts.Registration _ = session.atInterrupt(() -> tellUnpurged(deletion))) {
            deletion.purge(plan, unprotect, note);
        } catch (CliException e) {
            tellUnpurged(deletion);
            throw e;
        }
        return plan;
    }

    private void tellUnpurged(Deletion deletion) {
        List<String> left = deletion.unpurged();
        if (!left.isEmpty()) {
            session.out().notice("not deleted yet: " + String.join(", ", left) + "; to go on: " + session.line());
        }
    }

    private void tell(Deletion.Plan plan, String region) {
        session.out().notice("the stack " + plan.stackName() + " in " + region + (plan.stack().isEmpty()
                ? " is gone; what is left of it:"
                : plan.isBegun()
                        ? " is being deleted"
                        : " has " + plan.resources()
                                + " resources: the API and its address, functions, logs, alarms go"));
        for (Deletion.Table table : plan.tables()) {
            session.out().notice((purge ? "GOES, with all that is in it: " : "stays: ") + "the table " + table.name()
                    + ", about " + table.items() + (table.items() == 1 ? " item" : " items"));
        }
        if (!plan.keys().isEmpty()) {
            List<String> names = new ArrayList<>();
            plan.keys().forEach(key -> names.add(key.callName()));
            session.out().notice((purge ? "go: " : "stay, good for nothing: ") + "the API keys "
                    + String.join(", ", names));
        }
        session.out().notice((purge ? "go: " : "stay: ") + "the uploaded code and templates");
    }

    private void requireName(String name) {
        if (confirm != null ? confirm.equals(name)
                : session.ask().isPossible() && session.ask().line("Type the stack's name, " + name
                        + ", to delete it: ").equals(name)) {
            return;
        }
        throw new CliException.Cancelled(Failure.of("CONFIRMATION_REQUIRED", confirm != null
                ? "--confirm names " + confirm + ", but the stack is " + name
                : "not confirmed, nothing was deleted").hint(session.again("--confirm " + name)));
    }

    private void tellProfiles(String stack) {
        for (Profile profile : session.profiles().all()) {
            if (stack.equals(profile.stack())) {
                session.out().notice("the profile " + profile.name() + " leads nowhere now: tasktracker profile remove "
                        + profile.name());
            }
        }
    }

    private static Columns<Deleted> columns() {
        return Columns.of(Deleted::stack, List.of(Column.of("stack", Deleted::stack),
                Column.of("purged", Deleted::purged), Column.of("tablesLeft", Deleted::tables),
                Column.of("keysLeft", Deleted::keys)), "stack", "purged", "tablesLeft", "keysLeft");
    }
}
