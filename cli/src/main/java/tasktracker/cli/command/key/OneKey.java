package tasktracker.cli.command.key;

import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;

/** What the commands have in common that do something to one key and print it. */
final class OneKey {
    @Parameters(paramLabel = "KEY", description = "Its id, or user/label.")
    private String key;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** Finds the key, changes it, and prints what it is then. */
    ExitCode change(Session session, BiFunction<StackKeys, IssuedKey, IssuedKey> change) {
        session.changesSomething();
        Printer<IssuedKey> printer = output.printer(session.out(), new KeyColumns(session).columns());
        try (KeyWork work = KeyWork.open(session, aws)) {
            printer.single(change.apply(work.keys(), work.keys().require(key)));
        }
        return ExitCode.OK;
    }
}
