package tasktracker.cli.command.key;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyState;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker keys list", "  tasktracker keys list --user home -o json" })
final class KeysListCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--user", paramLabel = "USER", description = "Only the keys of this user.")
    private String user;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    KeysListCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<IssuedKey> printer = output.printer(session.out(), new KeyColumns(session).columns());
        try (KeyWork work = KeyWork.open(session, aws)) {
            List<IssuedKey> keys = work.keys().all().stream()
                    .filter(key -> user == null || key.user().equals(user)).toList();
            printer.rows(keys);
            printer.finish(null);
            advise(keys);
        }
        return ExitCode.OK;
    }

    private void advise(List<IssuedKey> keys) {
        if (keys.isEmpty()) {
            session.out().notice(user == null
                    ? "no keys; to make one: tasktracker keys create"
                    : "no keys of " + user + "; all keys: tasktracker keys list");
        }
        for (IssuedKey key : keys) {
            KeyState state = key.state(session.clock().instant());
            if (state == KeyState.OVERDUE) {
                session.out().notice("overdue keys are switched off within minutes, or now: tasktracker keys expire");
                return;
            }
            if (state == KeyState.UNFINISHED) {
                session.out().notice(KeyAdvice.of(key, state));
            }
        }
    }
}
