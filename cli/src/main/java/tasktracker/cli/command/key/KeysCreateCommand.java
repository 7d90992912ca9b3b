package tasktracker.cli.command.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.KeyRequest;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.ScopeWords;
import tasktracker.cli.option.Words;
import tasktracker.contract.ApiKey;

@Command(exitCodeList = { "8:The key did not work in time; nothing was handed out." },
        footer = { "  tasktracker keys create --label laptop", "  tasktracker keys create --scope ro --expires 90d",
            "  tasktracker keys create --user home --save-profile home" })
final class KeysCreateCommand implements Callable<ExitCode> {
    private final Session session;

    @Option(names = "--user", paramLabel = "USER",
            description = "Whose tasks it opens: lower-case letters and digits; the login name by default.")
    private String user;

    @Option(names = "--scope", paramLabel = "SCOPE", completionCandidates = ScopeWords.class,
            description = "rw reads and writes (the default), ro reads only.")
    private String scope = ScopeWords.READ_WRITE;

    @Option(names = "--label", paramLabel = "LABEL", description = "Tells the keys of a user apart, such as laptop.")
    private String label = KeyRequest.DEFAULT_LABEL;

    @Mixin
    private final ExpiryOption expiry = new ExpiryOption();

    @Mixin
    private final SecretOptions secret = new SecretOptions();

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    KeysCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        KeyRequest request = new KeyRequest(user == null ? session.login() : user, scope(), label,
                expiry.at(session));
        try (KeyWork work = KeyWork.open(session, aws)) {
            work.issue(secret.waiting()).create(request, secret.delivery(session, work));
        }
        return ExitCode.OK;
    }

    private ApiKey.Scope scope() {
        return switch (Words.plain(scope)) {
            case ScopeWords.READ_WRITE -> ApiKey.Scope.READ_WRITE;
            case ScopeWords.READ_ONLY -> ApiKey.Scope.READ_ONLY;
            default -> throw new ScopeWords().unknown("UNKNOWN_SCOPE", "--scope", scope);
        };
    }
}
