package tasktracker.cli.command.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tasktracker.cli.Session;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyIssue;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;
import tasktracker.cli.option.ConfirmOptions;
import tasktracker.cli.option.Exits;
import tasktracker.cli.time.Span;
import tasktracker.contract.Due;

@Command(
        exitCodeList = { Exits.DECLINED, Exits.MISSING,
            "8:The new key did not work in time; the old one is as it was." },
        footer = { "  tasktracker keys rotate home/laptop --save-profile home",
            "  tasktracker keys rotate home/laptop --grace 7d", "  tasktracker keys rotate home/laptop --now" })
final class KeysRotateCommand implements Callable<ExitCode> {
    private static final Duration GRACE = Duration.ofHours(24);

    private final Session session;

    @Parameters(paramLabel = "KEY", arity = "0..1",
            description = "Its id, or user/label; without it, the key that this profile uses.")
    private String key;

    @Option(names = "--grace", paramLabel = "TIME", description = "How long the old key works on; 24h by default.")
    private String grace;

    @Option(names = "--now", description = "Switch the old key off as soon as the new one works.")
    private boolean now;

    @Option(names = "--force", description = "Also when it was rotated already.")
    private boolean force;

    @Mixin
    private final ExpiryOption expiry = new ExpiryOption();

    @Mixin
    private final SecretOptions secret = new SecretOptions();

    @Mixin
    private final ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private final AwsOptions aws = new AwsOptions();

    KeysRotateCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode call() {
        if (now && grace != null) {
            throw new CliException.Usage(Failure.of("INVALID_ARGUMENTS", "--now and --grace exclude each other")
                    .hint("tasktracker keys rotate --help"));
        }
        Optional<Duration> until = now
                ? Optional.empty()
                : Optional.of(grace == null ? GRACE : Span.parse("--grace", grace));
        Optional<Instant> expires = expiry.at(session);
        try (KeyWork work = KeyWork.open(session, aws)) {
            IssuedKey old = work.require(key);
            if (now) {
                confirm.require(session, "Switch off the key " + old.id() + " (" + old.callName()
                        + ") as soon as its successor works?", true);
            }
            KeyIssue.Rotation done = work.issue(secret.waiting()).rotate(old, until, expires, force,
                    secret.delivery(session, work));
            session.out().notice("the old key " + done.old().id() + (done.old().enabled()
                    ? " works until " + session.dates().echo(Due.at(done.old().note().expiresAt().orElseThrow()))
                    : " is switched off"));
        }
        return ExitCode.OK;
    }
}
