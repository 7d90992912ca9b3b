package tasktracker.cli.command.deploy;

import java.util.Map;
import java.util.Optional;
import tasktracker.cli.Session;
import tasktracker.cli.aws.AwsTarget;
import tasktracker.cli.aws.stack.SamConfig;
import tasktracker.cli.config.Profile;
import tasktracker.cli.config.ProfileKey;
import tasktracker.cli.config.Settings;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.option.AwsOptions;

/**
 * Which stack a deployment is about, in which environment, and the profile that will stand for it. An environment that
 * is named never takes region or credentials from the profile of another stack.
 *
 * @param environment null when the stack is none of {@code samconfig.toml} and no environment was named
 * @param region the region that was named, or null for the one that the AWS tools would take
 * @param awsProfile the AWS profile that was named, or null for the one that the AWS tools would take
 */
record Destination(SamConfig.Environment environment, String stack, String profile, String region,
        String awsProfile) {
    private static final String FIRST = "dev";

    /**
     * Finds it.
     *
     * @param environment {@code --env}, or null
     * @param saveAs {@code --save-profile}, or null
     * @throws CliException.Usage for an unknown environment, or a profile that stands for something else
     */
    static Destination of(Session session, AwsOptions aws, SamConfig config, String environment, String saveAs) {
        if (session.options().explain()) {
            throw new CliException.Usage(Failure.of("NOTHING_TO_EXPLAIN",
                    "--explain shows calls of the task API; stacks are handled by signed calls to AWS")
                    .hint("tasktracker deploy --dry-run"));
        }
        Map<ProfileKey, String> flags = aws.flags();
        Settings settings = session.settings(aws);
        SamConfig.Environment named = environment == null ? null : require(config, environment);
        String stack = stack(settings, flags, config, named);
        SamConfig.Environment env = named != null ? named : config.ofStack(stack).orElse(null);
        String wantedRegion = named(session, flags, ProfileKey.REGION);
        Optional<Profile> own = settings.profileIsExplicit()
                ? Optional.of(settings.profile())
                : profileOf(session, stack, wantedRegion);
        String name = saveAs != null ? saveAs : own.map(Profile::name).orElse(nameFor(stack, env));
        String region = first(wantedRegion, own.map(Profile::region).orElse(null),
                env == null ? null : env.region());
        requireFree(session, name, stack, region);
        return new Destination(env, stack, name, region,
                first(named(session, flags, ProfileKey.AWS_PROFILE), own.map(Profile::awsProfile).orElse(null), null));
    }

    /** The parameters that the environment has. */
    Map<String, String> parameters() {
        return environment == null ? Map.of() : environment.parameters();
    }

    /** Which AWS that is. */
    AwsTarget target(Session session) {
        return new AwsTarget(awsProfile, region, null, session.environment());
    }

    private static String stack(Settings settings, Map<ProfileKey, String> flags, SamConfig config,
            SamConfig.Environment named) {
        String given = flags.get(ProfileKey.STACK);
        if (given != null) {
            return given;
        }
        if (named != null) {
            return named.stack();
        }
        String known = settings.get(ProfileKey.STACK).value();
        return known != null ? known : require(config, FIRST).stack();
    }

    private static String nameFor(String stack, SamConfig.Environment env) {
        return env != null && env.stack().equals(stack) ? env.name() : stack;
    }

    private static Optional<Profile> profileOf(Session session, String stack, String region) {
        return session.profiles().all().stream()
                .filter(profile -> stack.equals(profile.stack())
                        && (region == null || profile.region() == null || region.equals(profile.region())))
                .findFirst();
    }

    private static void requireFree(Session session, String name, String stack, String region) {
        Profile there = session.profiles().find(name).orElse(Profile.named(name));
        boolean other = there.isLocal() || (there.stack() == null && there.endpoint() != null)
                || (there.stack() != null && !there.stack().equals(stack))
                || (region != null && there.region() != null && !there.region().equals(region));
        if (other) {
            throw new CliException.Usage(Failure.of("PROFILE_TAKEN",
                    "the profile " + name + " stands for something else than the stack " + stack
                            + (region == null ? "" : " in " + region))
                    .hint(session.again("--save-profile NAME")));
        }
    }

    private static SamConfig.Environment require(SamConfig config, String name) {
        return config.find(name).orElseThrow(() -> new CliException.Usage(Failure.of("UNKNOWN_ENVIRONMENT",
                "samconfig.toml has no environment " + name + " (" + String.join(", ", config.names()) + ")")));
    }

    /** What this command line or the environment says, whatever a profile says. */
    private static String named(Session session, Map<ProfileKey, String> flags, ProfileKey key) {
        String variable = session.environment().apply(key.variable());
        return flags.containsKey(key) ? flags.get(key) : variable == null || variable.isEmpty() ? null : variable;
    }

    private static String first(String one, String two, String three) {
        return one != null ? one : two != null ? two : three;
    }
}
