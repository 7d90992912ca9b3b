package tasktracker.cli.command.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.ConfirmOptions;

@Command(footer = "  tasktracker keys disable home/laptop")
final class KeysDisableCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final OneKey key = new OneKey();

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    KeysDisableCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        return key.change(session, (keys, found) -> {
            confirm.require(session, "Switch off the key " + found.id() + " (" + found.callName() + ")?", true);
            return found.enabled() ? keys.change(found, found.note(), false) : found;
        });
    }
}
