package tasktracker.cli.command.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.config.Setting;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker profile show", "  tasktracker profile show --profile prod --origin" })
final class ProfileShowCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--origin", description = "Say where each value comes from.")
    private boolean origin;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ProfileShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<Setting> printer = output.printer(session.out(), columns());
        List<Setting> settings = new ArrayList<>(session.settings().all());
        String from = session.connector().keyOrigin();
        // The key itself is never shown.
        settings.add(new Setting("api_key", from.equals("not set") ? null : "set", from));
        printer.rows(settings);
        printer.finish(null);
        return ExitCode.OK;
    }

    private Columns<Setting> columns() {
        List<Column<Setting>> all = new ArrayList<>();
        all.add(Column.of("name", Setting::name));
        all.add(Column.of("value", Setting::value));
        if (origin) {
            all.add(Column.of("origin", Setting::origin));
        }
        return new Columns<>(Setting::name, all, all);
    }
}
