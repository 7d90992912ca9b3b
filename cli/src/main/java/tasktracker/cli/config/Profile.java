package tasktracker.cli.config;

import java.util.Objects;

/**
 * A named target of the tool. Everything but the name may be null.
 *
 * @param endpoint the base URL with the stage, no slash at the end
 * @param isProtected whether destructive and load commands ask for the name
 * @param keyCommand prints the API key on its standard output
 */
public record Profile(String name, String endpoint, String region, String stack, String awsProfile,
        boolean isProtected, String keyCommand) {
    /** The built-in profile: the local stack, whose endpoint and key change with every start. */
    public static final String LOCAL = "local";

    public Profile {
        Objects.requireNonNull(name);
    }

    /** A profile that has only a name. */
    public static Profile named(String name) {
        return new Profile(name, null, null, null, null, false, null);
    }

    /** Whether this is the local stack. */
    public boolean isLocal() {
        return name.equals(LOCAL);
    }

    /** The value of a key as text, null when the profile does not say. */
    public String value(ProfileKey key) {
        return switch (key) {
            case ENDPOINT -> endpoint;
            case REGION -> region;
            case STACK -> stack;
            case AWS_PROFILE -> awsProfile;
            case PROTECTED -> isProtected ? "true" : null;
            case KEY_COMMAND -> keyCommand;
        };
    }
}
