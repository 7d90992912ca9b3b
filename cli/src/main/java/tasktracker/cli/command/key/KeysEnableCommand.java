package tasktracker.cli.command.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.contract.KeyNote;

@Command(footer = { "  tasktracker keys enable home/laptop", "  tasktracker keys enable home/laptop --expires 30d" })
final class KeysEnableCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final OneKey key = new OneKey();

    @Mixin
    private final ExpiryOption expiry = new ExpiryOption();

    KeysEnableCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        return key.change(session, this::enabled);
    }

    private IssuedKey enabled(StackKeys keys, IssuedKey found) {
        KeyNote note = expiry.isGiven() ? found.note().expiring(expiry.at(session)) : found.note();
        if (note.isOver(session.clock().instant())) {
            throw new CliException.Conflict(Failure.of("KEY_EXPIRED",
                    "the time of " + found.id() + " is over, so it would be switched off again at once")
                    .hint(session.again("--expires 30d")));
        }
        // Into the plan first: a key that is on but in no plan would look as if it worked.
        IssuedKey attached = found.planId().isPresent() ? found : keys.attach(found);
        boolean same = attached.enabled() && note.equals(attached.note());
        return same ? attached : keys.change(attached, note, true);
    }
}
