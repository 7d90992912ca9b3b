package tasktracker.cli.option;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;
import tasktracker.cli.config.ProfileKey;

/** Which AWS a command works on, when neither the profile nor the AWS tools' own configuration say it. */
public final class AwsOptions {
    @Option(names = "--stack", paramLabel = "NAME", description = "The CloudFormation stack.")
    private String stack;

    @Option(names = "--region", paramLabel = "REGION", description = "The AWS region, such as eu-central-1.")
    private String region;

    @Option(names = "--aws-profile", paramLabel = "NAME", description = "The profile of the AWS tools to use.")
    private String awsProfile;

    /** What was given; the rest is absent. */
    public Map<ProfileKey, String> flags() {
        Map<ProfileKey, String> flags = new EnumMap<>(ProfileKey.class);
        put(flags, ProfileKey.STACK, stack);
        put(flags, ProfileKey.REGION, region);
        put(flags, ProfileKey.AWS_PROFILE, awsProfile);
        return flags;
    }

    private static void put(Map<ProfileKey, String> flags, ProfileKey key, String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
