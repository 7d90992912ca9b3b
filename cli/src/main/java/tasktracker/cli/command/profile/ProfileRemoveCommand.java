package tasktracker.cli.command.profile;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.GuardOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(exitCodeList = Exits.DECLINED, description = "The API and its tasks stay as they are.",
        footer = { "  tasktracker profile remove staging" })
final class ProfileRemoveCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "PROFILE", description = "Its name.")
    private String name;

    @Mixin
    private final GuardOptions guard = new GuardOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ProfileRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<ProfileRow> printer = output.printer(session.out(), ProfileRow.columns());
        Profile profile = session.profiles().require(name);
        guard.require(session, profile, "Remove the profile " + name + " and its key?");
        session.profiles().remove(name);
        session.credentials().remove(name);
        session.recentNames(() -> name).forget();
        printer.single(new ProfileRow(profile, false));
        return ExitCode.OK;
    }
}
