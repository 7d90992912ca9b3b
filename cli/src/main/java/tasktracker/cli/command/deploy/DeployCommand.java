package tasktracker.cli.command.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.stack.DeployRequest;
import tasktracker.cli.aws.stack.DeployResult;
import tasktracker.cli.aws.stack.Deployer;
import tasktracker.cli.aws.stack.Pace;
import tasktracker.cli.aws.stack.SamConfig;
import tasktracker.cli.aws.stack.StackTemplate;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.option.GuardOptions;
import tasktracker.cli.option.OutputOptions;
import tasktracker.cli.output.Format;
import tasktracker.cli.output.Printer;

@Command(
        exitCodeList = { "1:The stack failed, or a question was answered with no.",
            "4:AWS credentials are missing, expired or denied.", Exits.INTERRUPTED },
        description = "Uploads the functions, shows what will change, waits until the stack is up, issues your key and"
                + " makes its profile current. Without --env the stack of the current profile, else dev.",
        footer = { "  tasktracker deploy", "  tasktracker deploy --env prod --parameter AlarmEmail=you@example.org",
            "  tasktracker deploy --region eu-central-1 --aws-profile work --dry-run" })
final class DeployCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--env", paramLabel = "NAME", description = "An environment of samconfig.toml: dev, staging, prod.")
    private String environment;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A parameter of the template. Repeatable.")
    private List<String> parameters = List.of();

    @Option(names = "--dry-run", description = "Look, and change nothing.")
    private boolean dryRun;

    @Option(names = "--no-execute", description = "Upload and make the change set, and leave it at that.")
    private boolean noExecute;

    @Option(names = { "-y", "--yes" },
            description = "Answer every question with yes, also what replaces or removes where the profile is not protected.")
    private boolean yes;

    @Option(names = "--save-profile", paramLabel = "NAME",
            description = "The profile to write; without it the environment's name.")
    private String saveProfile;

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    @Mixin
    private final GuardOptions guard = new GuardOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    DeployCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        Format format = output.format(session.out());
        Printer<DeployRow> printer = output.printer(session.out(), DeployRow.columns());
        Path home = session.installation();
        Destination destination = Destination.of(session, aws, SamConfig.read(home.resolve("samconfig.toml")),
                environment, saveProfile);
        DeployRequest request = new DeployRequest(destination.stack(),
                StackTemplate.read(home.resolve("template.yaml")), code(home), given(), destination.parameters(),
                !noExecute);
        try (AwsClients clients = new AwsClients(destination.target(session))) {
            String follow = "tasktracker stack events --follow --stack " + destination.stack() + " --region "
                    + clients.region();
            DeployConsole console = new DeployConsole(session, format, yes,
                    question -> isGuarded(destination, question), follow);
            Deployer deployer = new Deployer(clients, console, session.clock(),
                    () -> new Pace(Thread::sleep));
            if (!dryRun) {
                session.changesSomething();
            }
            DeployResult result = dryRun ? deployer.plan(request) : deployer.deploy(request);
            Optional<String> key = Optional.empty();
            boolean deployed = result.kind() != DeployResult.Kind.PLANNED;
            if (deployed) {
                session.out().notice(result.kind() == DeployResult.Kind.UNCHANGED
                        ? "no changes: the stack is as the template wants it"
                        : "the stack is " + result.stack().status());
                key = new Handover(session, clients, destination).hand(result.stack());
            } else if (!dryRun) {
                session.out().notice("the change set " + result.changeSet()
                        + " waits; tasktracker deploy makes and executes a new one");
            }
            printer.details(new DeployRow(result, destination.stack(), deployed ? destination.profile() : null,
                    key.orElse(null), console.warnings()));
        }
        if (!dryRun && !noExecute && !format.isJson() && !session.options().quiet()) {
            LocalTasks.mention(session, destination.profile());
        }
        return ExitCode.OK;
    }

    /** Whether the profile is protected, and its name was given. */
    private boolean isGuarded(Destination destination, String question) {
        Profile profile = session.profiles().find(destination.profile())
                .orElse(Profile.named(destination.profile()));
        guard.require(session, profile, question);
        return profile.isProtected();
    }

    /** The same jar that the local stack runs. */
    private static Path code(Path home) {
        Path jar = home.resolve("lib/local/functions.jar");
        if (!Files.isRegularFile(jar)) {
            throw new CliException.Local(Failure.of("INSTALLATION_INCOMPLETE", "the code " + jar + " is missing")
                    .hint("install tasktracker again"));
        }
        return jar;
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS",
                        "--parameter takes NAME=VALUE, not \"" + parameter + "\"").hint("tasktracker deploy --help"));
            }
            given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return given;
    }
}
