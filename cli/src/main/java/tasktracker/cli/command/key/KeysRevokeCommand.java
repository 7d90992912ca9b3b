package tasktracker.cli.command.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;

@Command(exitCodeList = { Exits.DECLINED, Exits.MISSING },
        footer = "  tasktracker keys revoke home/laptop --yes")
final class KeysRevokeCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final OneKey key = new OneKey();

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    KeysRevokeCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        return key.change(session, (keys, found) -> {
            confirm.require(session, "Delete the key " + found.id() + " (" + found.callName()
                    + ") for ever? Its tasks stay.", false);
            keys.revoke(found);
            return found;
        });
    }
}
