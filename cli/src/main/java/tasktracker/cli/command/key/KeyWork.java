package tasktracker.cli.command.key;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import tasktracker.cli.Session;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsTarget;
import tasktracker.cli.aws.key.ApiProbe;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyIssue;
import tasktracker.cli.aws.key.KeyPlan;
import tasktracker.cli.aws.key.KeyProbe;
import tasktracker.cli.aws.key.KeyWait;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.config.Profile;
import tasktracker.cli.config.ProfileKey;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.config.Setting;
import tasktracker.cli.config.Settings;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;

/** The stack whose keys a command works on: the local one, or one in AWS. */
public final class KeyWork implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SAY_EVERY_SECONDS = 10;

    private final Session session;
    private final Settings settings;
    /** Where the local stack's API is; null for a stack in AWS. */
    private final URI local;
    private final AwsClients clients;
    private final StackKeys keys;

    private KeyWork(Session session, Settings settings, URI local, AwsTarget target, String stack) {
        this.session = session;
        this.settings = settings;
        this.local = local;
        this.clients = new AwsClients(target);
        this.keys = StackKeys.of(clients, stack, session.clock(), new SecureRandom());
    }

    /**
     * The stack that profile and options name.
     *
     * @throws CliException.Usage when they name none
     */
    public static KeyWork open(Session session, AwsOptions aws) {
        session.refuseToExplain("keys are handled by signed calls to API Gateway");
        Settings settings = session.settings(aws);
        boolean stackNamed = aws.flags().containsKey(ProfileKey.STACK);
        URI local = stackNamed ? null : localEndpoint(session, settings);
        if (local != null) {
            return new KeyWork(session, settings, local, AwsTarget.local(local), StackKeys.LOCAL_STACK);
        }
        Setting stack = settings.get(ProfileKey.STACK);
        if (!stack.isSet()) {
            throw new CliException.Usage(Failure.of("NO_STACK",
                    "the profile " + settings.profile().name() + " does not say which stack its keys are of")
                    .hint(session.again("--stack NAME")));
        }
        return new KeyWork(session, settings, null, AwsTarget.of(settings, session.environment()), stack.value());
    }

    /** Of the profile local, or of one that was made for a key of the local stack; null for any other. */
    private static URI localEndpoint(Session session, Settings settings) {
        if (settings.profile().isLocal()) {
            return session.localStack().endpoint();
        }
        Setting said = settings.get(ProfileKey.ENDPOINT);
        URI endpoint = said.isSet() ? Profiles.endpoint(said.value(), said.origin()) : null;
        boolean loopback = endpoint != null
                && (endpoint.getHost().equals("127.0.0.1") || endpoint.getHost().equals("localhost"));
        return loopback && !settings.get(ProfileKey.STACK).isSet() ? endpoint : null;
    }

    /** Its keys and their plan. */
    public StackKeys keys() {
        return keys;
    }

    /** The key named, or, when none is, the one that this profile calls the API with. */
    public IssuedKey require(String name) {
        if (name != null) {
            return keys.require(name);
        }
        String secret = settings.profile().isLocal()
                ? session.localStack().apiKey()
                : session.connector().open().apiKey();
        return keys.withSecret(secret).orElseThrow(() -> new CliException.NotFound(Failure.of("KEY_NOT_FOUND",
                "the key of profile " + settings.profile().name() + " is none of the stack " + keys.stack()
                        + ": it was revoked, or belongs to another stack")
                .hint("tasktracker keys list")));
    }

    /** Issues keys, and waits until they work unless that is not wanted. */
    KeyIssue issue(boolean waiting) {
        KeyProbe probe = waiting ? new ApiProbe(session.taskClients(), endpoint()) : KeyProbe.none();
        return keys.issue(new KeyWait(probe, PATIENCE, Thread::sleep, System::nanoTime,
                new Patience()::say));
    }

    /** Where the API of the stack is. */
    URI endpoint() {
        if (local != null) {
            return local;
        }
        Setting said = settings.get(ProfileKey.ENDPOINT);
        if (said.isSet()) {
            return Profiles.endpoint(said.value(), said.origin());
        }
        KeyPlan.Stage stage = keys.plan().stage().orElseThrow(() -> new CliException.Conflict(
                Failure.of("PLAN_WITHOUT_STAGE", "the usage plan " + keys.stack() + " is for no stage of an API")
                        .hint("tasktracker deploy")));
        return URI.create("https://" + stage.apiId() + ".execute-api." + clients.region() + ".amazonaws.com/"
                + stage.name());
    }

    /** A profile of that name that works on this stack. */
    Profile profile(String name) {
        return local != null
                ? new Profile(name, endpoint().toString(), null, null, null, false, null)
                : new Profile(name, endpoint().toString(), clients.region(), keys.stack(),
                        settings.get(ProfileKey.AWS_PROFILE).value(), false, null);
    }

    @Override
    public void close() {
        clients.close();
    }

    /** Says now and then that the wait goes on. */
    private final class Patience {
        private long next;

        void say(long seconds) {
            if (seconds >= next) {
                session.out().notice(next == 0
                        ? "waiting until the new key works; API Gateway takes some seconds"
                        : "still waiting, " + seconds + " s of " + PATIENCE.toSeconds());
                next += SAY_EVERY_SECONDS;
            }
        }
    }
}
