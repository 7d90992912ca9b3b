package tasktracker.cli.command.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.local.LocalStacks;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker local reset", "  tasktracker local reset --yes" })
final class LocalResetCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    LocalResetCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<StackStatus> printer = output.printer(session.out(), StackStatus.columns());
        LocalStacks stacks = session.localStacks();
        try (Session local = session.on(Profile.LOCAL)) {
            confirm.require(local,
                    "Delete all tasks, categories and keys of the local stack, in " + stacks.data() + "?", false);
        }
        stacks.reset();
        session.recentNames(() -> Profile.LOCAL).forget();
        session.out().notice("the local data is deleted; the next command starts with none");
        printer.details(StackStatus.of(stacks));
        return ExitCode.OK;
    }
}
