package tasktracker.cli.command.stack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tasktracker.cli.Session;
import tasktracker.cli.aws.stack.Stacks;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Column;
import tasktracker.cli.output.Columns;
import tasktracker.cli.output.Printer;

@Command(footer = { "  tasktracker stack outputs", "  tasktracker stack outputs -o json" })
final class StackOutputsCommand implements Callable<ExitCode> {
    private final Session session;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StackOutputsCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Columns<Map.Entry<String, String>> columns = Columns.of(Map.Entry::getKey,
                List.of(Column.of("name", Map.Entry::getKey), Column.of("value", Map.Entry::getValue)), "name",
                "value");
        Printer<Map.Entry<String, String>> printer = output.printer(session.out(), columns);
        try (StackTarget target = StackTarget.of(session, aws)) {
            List<Map.Entry<String, String>> outputs = List
                    .copyOf(new Stacks(target.clients()).require(target.name()).outputs().entrySet());
            printer.rows(outputs);
            printer.finish(null);
            if (outputs.isEmpty()) {
                session.out().notice("no outputs; how the stack is: tasktracker stack status --stack " + target.name());
            }
        }
        return ExitCode.OK;
    }
}
