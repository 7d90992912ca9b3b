package tasktracker.cli.command.category;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;
import tasktracker.contract.Category;
import tasktracker.contract.NewCategory;

@Command(footer = { "  tasktracker category add Home", "  tasktracker category add Work --rgb ff8800 --icon 💼" })
final class CategoryAddCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Up to 60 characters; unique but for case and accents.")
    private String name;

    @Option(names = "--rgb", paramLabel = "RRGGBB", description = "The colour in hexadecimal.")
    private String rgb;

    @Option(names = "--icon", paramLabel = "TEXT", description = "Up to 32 characters, such as an emoji.")
    private String icon;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CategoryAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<Category> printer = output.printer(session.out(), CategoryColumns.all());
        NewCategory wanted = new NewCategory(name, rgb == null ? null : Rgb.parse(rgb), icon);
        printer.single(session.client().createCategory(wanted));
        return ExitCode.OK;
    }
}
