package tasktracker.cli.aws;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * Credentials and region, found as every AWS tool finds them: a profile that is named on the command line wins over
 * variables, variables win over the default profile. The order is that of the AWS CLI.
 */
final class AwsIdentity {
    /** Where the local stack says it is. */
    static final Region LOCAL_REGION = Region.US_EAST_1;

    private final AwsTarget target;
    private final ProfileFile files;

    AwsIdentity(AwsTarget target) {
        this.target = target;
        this.files = target.localStack() == null ? files(target) : null;
    }

    /**
     * The region.
     *
     * @throws CliException.Usage if nobody names one, or the one named is no region's name
     */
    Region region() {
        if (target.localStack() != null) {
            return LOCAL_REGION;
        }
        String region = firstRegion();
        if (region == null) {
            throw new CliException.Usage(Failure.of("NO_AWS_REGION", "no AWS region is named")
                    .hint("add --region, such as --region eu-central-1, or set AWS_REGION"));
        }
        if (!isName(region)) {
            throw new CliException.Usage(Failure.of("INVALID_AWS_REGION", "\"" + region + "\" is not a region")
                    .hint("a region is written like eu-central-1"));
        }
        return Region.of(region);
    }

    /**
     * The credentials, not looked at before the first call.
     *
     * @throws CliException.Denied if the profile named does not exist
     */
    AwsCredentialsProvider credentials() {
        if (target.localStack() != null) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        }
        if (target.profile() != null) {
            requireProfile(target.profile());
            return ProfileCredentialsProvider.builder().profileFile(files).profileName(target.profile()).build();
        }
        String id = target.variable("AWS_ACCESS_KEY_ID");
        String secret = target.variable("AWS_SECRET_ACCESS_KEY");
        if (id != null && secret != null) {
            String token = target.variable("AWS_SESSION_TOKEN");
            return StaticCredentialsProvider.create(token == null
                    ? AwsBasicCredentials.create(id, secret)
                    : AwsSessionCredentials.create(id, secret, token));
        }
        String profile = target.variable("AWS_PROFILE");
        if (profile != null) {
            requireProfile(profile);
        }
        return DefaultCredentialsProvider.builder().profileFile(files).profileName(profileName()).build();
    }

    private void requireProfile(String name) {
        if (files.profile(name).isEmpty()) {
            throw new CliException.Denied(Failure.of("AWS_PROFILE_NOT_FOUND", "there is no AWS profile " + name)
                    .hint("aws configure list-profiles"));
        }
    }

    private String firstRegion() {
        if (target.region() != null) {
            return target.region();
        }
        for (String name : new String[]{ "AWS_REGION", "AWS_DEFAULT_REGION" }) {
            if (target.variable(name) != null) {
                return target.variable(name);
            }
        }
        return files.profile(profileName()).flatMap(AwsIdentity::regionOf).orElse(null);
    }

    private static Optional<String> regionOf(Profile profile) {
        return profile.property(ProfileProperty.REGION);
    }

    private String profileName() {
        if (target.profile() != null) {
            return target.profile();
        }
        String said = target.variable("AWS_PROFILE");
        return said == null ? "default" : said;
    }

    private static boolean isName(String region) {
        return !region.isBlank()
                && region.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static ProfileFile files(AwsTarget target) {
        String home = target.variable("HOME");
        Path folder = Path.of(home == null ? "." : home, ".aws");
        return ProfileFile.aggregator()
                .addFile(file(target.variable("AWS_SHARED_CREDENTIALS_FILE"), folder.resolve("credentials"),
                        ProfileFile.Type.CREDENTIALS))
                .addFile(file(target.variable("AWS_CONFIG_FILE"), folder.resolve("config"),
                        ProfileFile.Type.CONFIGURATION))
                .build();
    }

    private static ProfileFile file(String said, Path usual, ProfileFile.Type type) {
        Path path = said == null ? usual : Path.of(said);
        return Files.isReadable(path)
                ? ProfileFile.builder().content(path).type(type).build()
                : ProfileFile.builder().content(InputStream.nullInputStream()).type(type).build();
    }
}
