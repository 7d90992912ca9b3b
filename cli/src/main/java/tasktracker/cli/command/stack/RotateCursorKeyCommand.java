package tasktracker.cli.command.stack;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.aws.stack.CursorKey;
import tasktracker.cli.aws.stack.Stacks;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.GuardOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;

@Command(exitCodeList = Exits.DECLINED,
        description = "Cursors signed by the key before stay valid until the next rotation; older ones are refused,"
                + " and whoever uses one begins again at the first page.",
        footer = "  tasktracker stack rotate-cursor-key")
final class RotateCursorKeyCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final GuardOptions guard = new GuardOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    RotateCursorKeyCommand(Session session) {
        this.session = session;
    }

    private record Rotated(String stack, String version) {}

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<Rotated> printer = output.printer(session.out(), Columns.of(Rotated::version,
                List.of(Column.of("stack", Rotated::stack), Column.of("version", Rotated::version)), "stack",
                "version"));
        try (StackTarget target = StackTarget.of(session, aws)) {
            guard.require(session, session.settings().profile(), "Replace the cursor key of " + target.name() + "?");
            String version = new CursorKey(target.clients(), new SecureRandom())
                    .rotate(new Stacks(target.clients()).require(target.name()));
            session.out().notice("the functions take the new key into use within minutes, and accept both meanwhile");
            printer.single(new Rotated(target.name(), version));
        }
        return ExitCode.OK;
    }
}
