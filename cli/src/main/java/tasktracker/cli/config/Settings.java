package tasktracker.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What holds for this command line, each value with its origin. The order: flag, then the profile named by
 * {@code --profile}, then {@code TASKTRACKER_*} in the environment, then the current profile, then the default.
 */
public final class Settings {
    private static final String PROFILE = "profile";
    private static final String PROFILE_FLAG = "--profile";
    private static final String PROFILE_VARIABLE = "TASKTRACKER_PROFILE";

    private final String explicitProfile;
    private final Map<ProfileKey, String> flags;
    private final UnaryOperator<String> environment;
    private final Profiles profiles;

    /**
     * The settings of a command line.
     *
     * @param explicitProfile the value of {@code --profile}, or null
     * @param flags the values of the options that override a profile; those not given are absent
     * @param environment the value of an environment variable, null when it is not set; an empty one counts as not set
     */
    public Settings(String explicitProfile, Map<ProfileKey, String> flags, UnaryOperator<String> environment,
            Profiles profiles) {
        this.explicitProfile = explicitProfile;
        this.flags = Map.copyOf(flags);
        this.environment = environment;
        this.profiles = profiles;
    }

    /** The profile in force, which {@link Profiles#require} has found. */
    public Profile profile() {
        return profiles.require(profileName().value());
    }

    /** Whether {@code --profile} was given. */
    public boolean profileIsExplicit() {
        return explicitProfile != null;
    }

    /** The name of the profile in force, which may be unknown. */
    public Setting profileName() {
        if (explicitProfile != null) {
            return new Setting(PROFILE, explicitProfile, PROFILE_FLAG);
        }
        String said = variable(PROFILE_VARIABLE);
        if (said != null) {
            return new Setting(PROFILE, said, PROFILE_VARIABLE);
        }
        String place = profiles.placeOfCurrent();
        return new Setting(PROFILE, profiles.current(), place == null ? Setting.DEFAULT : place);
    }

    /** The value in force for a key. Of {@code local}, endpoint and key command are never known here. */
    public Setting get(ProfileKey key) {
        String flag = flags.get(key);
        if (flag != null) {
            return new Setting(key.word(), flag, key.flag());
        }
        Setting fromProfile = fromProfile(key);
        if (profileIsExplicit() && (fromProfile.isSet() || localEndpoint(key))) {
            return fromProfile;
        }
        String said = key.variable() == null ? null : variable(key.variable());
        return said == null ? fromProfile : new Setting(key.word(), said, key.variable());
    }

    /** Whether destructive and load commands must ask for the profile's name. */
    public boolean isProtected() {
        return profile().isProtected();
    }

    /** The profile's name, then every key: what {@code profile show --origin} prints. */
    public List<Setting> all() {
        List<Setting> settings = new ArrayList<>();
        settings.add(profileName());
        for (ProfileKey key : ProfileKey.values()) {
            settings.add(get(key));
        }
        return settings;
    }

    /** The value of an environment variable, null when it is not set or empty. */
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private Setting fromProfile(ProfileKey key) {
        Profile profile = profile();
        String value = profile.value(key);
        if (value == null) {
            String origin = localEndpoint(key) ? "the running local stack" : Setting.DEFAULT;
            return new Setting(key.word(), key == ProfileKey.PROTECTED ? "false" : null, origin);
        }
        return new Setting(key.word(), value, profiles.place(profile.name(), key));
    }

    private boolean localEndpoint(ProfileKey key) {
        return key == ProfileKey.ENDPOINT && profile().isLocal();
    }
}
