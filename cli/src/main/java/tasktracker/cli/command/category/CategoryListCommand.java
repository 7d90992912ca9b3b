package tasktracker.cli.command.category;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;
import tasktracker.contract.Category;

@Command(footer = { "  tasktracker category list", "  tasktracker category list -o json" })
final class CategoryListCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CategoryListCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Printer<Category> printer = output.printer(session.out(), CategoryColumns.all());
        List<Category> categories = session.client().categories();
        printer.rows(categories);
        printer.finish(null);
        if (categories.isEmpty()) {
            session.out().notice("no categories; to make one: tasktracker category add Home");
        }
        return ExitCode.OK;
    }
}
