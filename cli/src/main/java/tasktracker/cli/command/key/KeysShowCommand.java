package tasktracker.cli.command.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyState;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker keys show", "  tasktracker keys show home/laptop" })
final class KeysShowCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "KEY", arity = "0..1",
            description = "Its id, or user/label; without it, the key that this profile uses.")
    private String key;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    KeysShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<IssuedKey> printer = output.printer(session.out(), new KeyColumns(session).details());
        try (KeyWork work = KeyWork.open(session, aws)) {
            IssuedKey found = work.require(key);
            printer.details(found);
            KeyState state = found.state(session.clock().instant());
            session.out().notice(KeyAdvice.of(found, state));
        }
        return ExitCode.OK;
    }
}
