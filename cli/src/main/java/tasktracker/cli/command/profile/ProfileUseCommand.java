package tasktracker.cli.command.profile;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker profile use prod", "  tasktracker profile use local" })
final class ProfileUseCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "PROFILE", description = "Its name.")
    private String name;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ProfileUseCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<ProfileRow> printer = output.printer(session.out(), ProfileRow.columns());
        session.profiles().use(name);
        String inForce = session.settings().profileName().value();
        if (!inForce.equals(name)) {
            session.out().notice("for now " + inForce + " is in force, by "
                    + session.settings().profileName().origin());
        }
        printer.single(new ProfileRow(session.profiles().require(name), true));
        return ExitCode.OK;
    }
}
