package tasktracker.cli.command.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = "  tasktracker keys disable home/laptop")
final class KeysDisableCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "KEY", description = "Its id, or user/label.")
    private String key;

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    KeysDisableCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<IssuedKey> printer = output.printer(session.out(), new KeyColumns(session).columns());
        try (KeyWork work = KeyWork.open(session, aws)) {
            IssuedKey found = work.keys().require(key);
            confirm.require(session, "Switch off the key " + found.id() + " (" + found.callName() + ")?", true);
            printer.single(found.enabled() ? work.keys().change(found, found.note(), false) : found);
        }
        return ExitCode.OK;
    }
}
