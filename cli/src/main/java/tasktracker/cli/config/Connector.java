package tasktracker.cli.config;

import java.net.URI;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * Finds the endpoint and the key for a command line. A key that belongs to a profile is only ever sent to that
 * profile's own endpoint; {@code TASKTRACKER_API_KEY} is never used together with {@code --profile}.
 */
public final class Connector {
    /** The environment variable that gives the key, unless {@code --profile} is given. */
    public static final String KEY_VARIABLE = "TASKTRACKER_API_KEY";

    private final Settings settings;
    private final Credentials credentials;
    private final EndpointSource localStack;
    private final KeyCommand keyCommand;

    /** A connector that looks at nothing until it is asked. */
    public Connector(Settings settings, Credentials credentials, EndpointSource localStack, KeyCommand keyCommand) {
        this.settings = settings;
        this.credentials = credentials;
        this.localStack = localStack;
        this.keyCommand = keyCommand;
    }

    /**
     * The endpoint and key in force.
     *
     * @throws CliException.Usage if no endpoint is known
     * @throws CliException.Denied if no key is known, or the one known is for another endpoint
     */
    public Connection open() {
        Profile profile = settings.profile();
        Setting endpoint = settings.get(ProfileKey.ENDPOINT);
        String fromEnvironment = settings.profileIsExplicit() ? null : settings.variable(KEY_VARIABLE);
        if (!endpoint.isSet() && profile.isLocal()) {
            Connection local = localStack.connection();
            return fromEnvironment == null ? local : connection(local.endpoint(), fromEnvironment);
        }
        if (!endpoint.isSet()) {
            throw new CliException.Usage(
                    Failure.of("NO_ENDPOINT", "the profile " + profile.name() + " has no endpoint")
                            .hint("tasktracker profile add " + profile.name()));
        }
        URI base = Profiles.endpoint(endpoint.value(), endpoint.origin());
        return fromEnvironment == null
                ? new Connection(base, keyOf(profile, base))
                : connection(base, fromEnvironment);
    }

    /** Where the key comes from, in words and without looking at it. */
    public String keyOrigin() {
        Profile profile = settings.profile();
        if (!settings.profileIsExplicit() && settings.variable(KEY_VARIABLE) != null) {
            return KEY_VARIABLE;
        }
        if (profile.isLocal()) {
            return "the running local stack";
        }
        if (credentials.key(profile.name()).isPresent()) {
            return credentials.path().toString();
        }
        return profile.keyCommand() == null ? "not set" : "key_command";
    }

    private String keyOf(Profile profile, URI base) {
        URI own = profile.endpoint() == null ? null : Profiles.endpoint(profile.endpoint(), "endpoint");
        if (!base.equals(own)) {
            throw new CliException.Denied(Failure.of("NO_KEY_FOR_ENDPOINT",
                    "the key of profile " + profile.name() + " is not sent to another endpoint, " + base)
                    .hint("give the key for it in " + KEY_VARIABLE + ", without --profile"));
        }
        String stored = credentials.key(profile.name()).orElse(null);
        if (stored != null) {
            return stored;
        }
        if (profile.keyCommand() != null) {
            return keyCommand.run(profile.name(), profile.keyCommand());
        }
        throw new CliException.Denied(Failure.of("NO_KEY", "there is no API key for profile " + profile.name())
                .hint("tasktracker profile add " + profile.name()));
    }

    private static Connection connection(URI endpoint, String key) {
        return new Connection(endpoint, Credentials.checked(key, KEY_VARIABLE));
    }
}
