package tasktracker.cli.command.key;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = "  tasktracker keys expire")
final class KeysExpireCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    KeysExpireCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<IssuedKey> printer = output.printer(session.out(), new KeyColumns(session).columns());
        try (KeyWork work = KeyWork.open(session, aws)) {
            List<IssuedKey> expired = work.keys().expire();
            printer.rows(expired);
            printer.finish(null);
            if (expired.isEmpty()) {
                session.out().notice("no key is overdue");
            }
        }
        return ExitCode.OK;
    }
}
