package tasktracker.cli.command.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.local.LocalStacks;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = "  tasktracker local stop")
final class LocalStopCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    LocalStopCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<StackStatus> printer = output.printer(session.out(), StackStatus.columns());
        LocalStacks stacks = session.localStacks();
        boolean ran = stacks.stop();
        session.out().notice(ran ? "the local stack is stopped" : "no local stack runs");
        printer.details(StackStatus.of(stacks));
        return ExitCode.OK;
    }
}
