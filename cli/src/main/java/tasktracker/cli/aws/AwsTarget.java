package tasktracker.cli.aws;

import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tasktracker.cli.config.ProfileKey;
import tasktracker.cli.config.Settings;

/**
 * Which AWS a command works on.
 *
 * @param profile the profile of the AWS tools that was named, or null for the one they would take by themselves
 * @param region the region that was named, or null for the one that the AWS tools would take by themselves
 * @param localStack the local stack's own endpoint, whose control plane is used with dummy credentials; null for AWS
 * @param environment the value of a variable, null when it is not set
 */
public record AwsTarget(String profile, String region, URI localStack, UnaryOperator<String> environment) {
    public AwsTarget {
        Objects.requireNonNull(environment);
    }

    /** What the settings say, for a command that works on AWS alone. */
    public static AwsTarget of(Settings settings, UnaryOperator<String> environment) {
        return new AwsTarget(settings.get(ProfileKey.AWS_PROFILE).value(), settings.get(ProfileKey.REGION).value(),
                null, environment);
    }

    /** The local stack: only the part of API Gateway's control plane that handles keys. */
    public static AwsTarget local(URI endpoint) {
        return new AwsTarget(null, null, URI.create(endpoint.getScheme() + "://" + endpoint.getAuthority()), _ -> null);
    }

    /** The value of a variable, null when it is not set or empty. */
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
