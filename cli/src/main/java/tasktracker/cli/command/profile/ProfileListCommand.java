package tasktracker.cli.command.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker profile list", "  tasktracker profile list -o id" })
final class ProfileListCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ProfileListCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<ProfileRow> printer = output.printer(session.out(), ProfileRow.columns());
        String current = session.settings().profileName().value();
        List<ProfileRow> rows = new ArrayList<>();
        for (Profile profile : session.profiles().all()) {
            rows.add(new ProfileRow(profile, profile.name().equals(current)));
        }
        printer.rows(rows);
        printer.finish(null);
        return ExitCode.OK;
    }
}
