package tasktracker.cli.command.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.local.LocalStacks;
import tasktracker.cli.local.RunningStack;
import tasktracker.cli.local.StackOptions;
import tasktracker.cli.local.StackOptions.Storage;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Printer;
import tasktracker.contract.ApiKey;

@Command(footer = { "  tasktracker local start", "  tasktracker local start --in-memory --foreground",
    "  tasktracker local start --dynamodb http://127.0.0.1:8000" })
final class LocalStartCommand implements Callable<ExitCode> {
    private static final int HIGHEST_PORT = 65_535;

    private final Session session;

    @Option(names = "--in-memory", description = "Keep nothing: tasks go when the stack ends.")
    private boolean inMemory;

    @Option(names = "--dynamodb", paramLabel = "URL",
            description = "Keep tasks in this DynamoDB endpoint, in tables that are made from the template.")
    private String dynamoDb;

    @Option(names = "--port", paramLabel = "N", description = "The port; without it the last one, or a free one.")
    private int port;

    @Option(names = "--user", paramLabel = "USER",
            description = "Whom a new stack's first key is for; without it you. 1 to 32 of a-z and 0-9.")
    private String user;

    @Option(names = "--foreground", description = "Run here, log here, end with Ctrl-C.")
    private boolean foreground;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    LocalStartCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        session.changesSomething();
        StackOptions options = new StackOptions(false, storage(), port(), 0, user());
        LocalStacks stacks = session.localStacks();
        Printer<StackStatus> printer = output.printer(session.out(), StackStatus.columns());
        if (foreground) {
            return stacks.runInForeground(options) == 0 ? ExitCode.OK : ExitCode.FAILURE;
        }
        boolean ran = stacks.running().isPresent();
        RunningStack stack = stacks.start(options);
        if (ran) {
            session.out().notice("the local stack runs already; what it was started with stays");
        }
        printer.details(StackStatus.of(stacks, stack));
        return ExitCode.OK;
    }

    private Storage storage() {
        if (inMemory && dynamoDb != null) {
            throw wrong("--in-memory and --dynamodb exclude each other");
        }
        if (dynamoDb != null && !dynamoDb.startsWith("http://") && !dynamoDb.startsWith("https://")) {
            throw wrong("--dynamodb takes an address such as http://127.0.0.1:8000, not \"" + dynamoDb + "\"");
        }
        return inMemory ? new Storage.InMemory()
                : dynamoDb != null ? new Storage.DynamoDb(dynamoDb) : new Storage.OnDisk();
    }

    private int port() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrong("--port is between 1 and " + HIGHEST_PORT + ", not " + port);
        }
        return port;
    }

    private String user() {
        if (user == null) {
            return session.login();
        }
        if (!ApiKey.isUserId(user)) {
            throw wrong("--user has 1 to 32 of a-z and 0-9, not \"" + user + "\"");
        }
        return user;
    }

    private static CliException wrong(String message) {
        return new CliException.Usage(Failure.of("INVALID_ARGUMENTS", message).hint("tasktracker local start --help"));
    }
}
