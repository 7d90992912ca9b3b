package tasktracker.cli.command.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.OutputOptions;

@Command(footer = { "  tasktracker local status", "  tasktracker local status -o json" })
final class LocalStatusCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    LocalStatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        output.printer(session.out(), StackStatus.columns()).details(StackStatus.of(session.localStacks()));
        return ExitCode.OK;
    }
}
