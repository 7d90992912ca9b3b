package tasktracker.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import tasktracker.cli.config.Connector;
import tasktracker.cli.config.Credentials;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.config.Paths;
import tasktracker.cli.config.Profile;
import tasktracker.cli.config.ProfileKey;
import tasktracker.cli.config.Profiles;
import tasktracker.cli.config.Setting;
import tasktracker.cli.config.Settings;
import tasktracker.cli.error.CliException;

/** The user's files, and what holds by them. */
record ConfigurationChecks(Paths paths) {
    /** That the file can be read, says nothing unknown, and is the user's alone to change: it names commands to run. */
    Diagnosis config(String id) {
        Path file = paths.configFile();
        if (!Files.exists(file)) {
            return Diagnosis.pass(id, "there is no " + file + ", and it is not needed");
        }
        int profiles = new Profiles(file).names().size();
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
            if (modes.contains(PosixFilePermission.GROUP_WRITE) || modes.contains(PosixFilePermission.OTHERS_WRITE)) {
                return Diagnosis.warn(id, file + " has the mode " + PosixFilePermissions.toString(modes)
                        + ", so that others may change what is run as key_command", "chmod go-w " + file);
            }
        } catch (IOException e) {
            return Diagnosis.warn(id, "the mode of " + file + " is not known: " + IoReason.of(e), "ls -l " + file);
        }
        return Diagnosis.pass(id, file + ", " + (profiles == 1 ? "one profile" : profiles + " profiles"));
    }

    /** That the file can be read, and by nobody else. */
    Diagnosis credentials(String id) {
        Path file = paths.credentialsFile();
        if (!Files.exists(file)) {
            return Diagnosis.pass(id, "there is no " + file);
        }
        new Credentials(file).key(Profile.LOCAL);
        return Diagnosis.pass(id, file + " is readable for its owner alone");
    }

    /**
     * Why no profile is in force. What is wrong with the file itself is said once, by {@link #config}.
     *
     * @throws CliException for a profile that there is not
     */
    Diagnosis unresolved(String id, Supplier<Settings> settings) {
        try {
            new Profiles(paths.configFile()).names();
        } catch (CliException _) {
            return Diagnosis.skip(id, "not known before the configuration is in order");
        }
        return Diagnosis.pass(id, settings.get().profile().name());
    }

    /** Which profile is in force, and where its values come from. */
    static Diagnosis profile(String id, Settings settings, Connector connector) {
        Setting name = settings.profileName();
        StringBuilder text = new StringBuilder(settings.profile().name()).append(" (").append(name.origin())
                .append(')');
        for (ProfileKey key : new ProfileKey[]{ ProfileKey.ENDPOINT, ProfileKey.REGION, ProfileKey.STACK }) {
            Setting setting = settings.get(key);
            if (setting.isSet()) {
                String value = key == ProfileKey.ENDPOINT
                        ? Profiles.endpoint(setting.value(), setting.origin()).toString()
                        : setting.value();
                text.append(", ").append(key.word()).append(' ').append(value).append(" (").append(setting.origin())
                        .append(')');
            }
        }
        return Diagnosis.pass(id, text.append(", key: ").append(connector.keyOrigin()).toString());
    }
}
