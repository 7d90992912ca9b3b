package tasktracker.cli.command.category;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.client.Expected;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.names.CategoryNames;
import tasktracker.cli.option.CategoryOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;
import tasktracker.contract.Category;
import tasktracker.contract.CategoryPatch;
import tasktracker.contract.Change;

@Command(exitCodeList = { Exits.MISSING, Exits.CHANGED },
        footer = { "  tasktracker category edit Home --name House", "  tasktracker category edit Work --rgb none" })
final class CategoryEditCommand implements Callable<ExitCode> {
    private final Session session;

    @Parameters(paramLabel = "CATEGORY", description = "Its name or id.")
    private String category;

    @Option(names = "--name", paramLabel = "NAME", description = "The new name.")
    private String name;

    @Option(names = "--rgb", paramLabel = "RRGGBB", description = "The new colour, or none.")
    private String rgb;

    @Option(names = "--icon", paramLabel = "TEXT", description = "The new icon, or none.")
    private String icon;

    @Option(names = "--if-version", paramLabel = "N", description = "Change it only if it still has this version.")
    private Long version;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CategoryEditCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        Printer<Category> printer = output.printer(session.out(), CategoryColumns.all());
        CategoryPatch patch = patch();
        if (patch.equals(CategoryPatch.NONE)) {
            throw new CliException.Usage(Failure.of("NOTHING_TO_CHANGE", "say what to change: --name, --rgb or --icon")
                    .hint("tasktracker category edit --help"));
        }
        Category found = new CategoryNames(session::lookups).require(category);
        Expected expected = Expected.version(version == null ? found.version() : version);
        printer.single(session.client().updateCategory(found.categoryId(), patch, expected));
        return ExitCode.OK;
    }

    private CategoryPatch patch() {
        return new CategoryPatch(Optional.ofNullable(name), rgb == null
                ? Change.keep()
                : rgb.equals(CategoryOptions.NONE) ? Change.clear() : Change.to(Rgb.parse(rgb)),
                icon == null
                        ? Change.keep()
                        : icon.equals(CategoryOptions.NONE) ? Change.clear() : Change.to(icon));
    }
}
