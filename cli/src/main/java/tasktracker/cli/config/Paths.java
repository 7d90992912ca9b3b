package tasktracker.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * Where the tool keeps its files, by the XDG Base Directory Specification 0.8 on every system. Nothing is looked at or
 * made until it is asked for, so that a missing HOME only stops what needs it.
 */
public final class Paths {
    /** The code of the failure where neither HOME nor a variable of XDG names a place. */
    public static final String NO_HOME = "NO_HOME";

    private static final String TOOL = "tasktracker";

    private final UnaryOperator<String> environment;

    /**
     * The directories of a user.
     *
     * @param environment the value of an environment variable, null when it is not set
     */
    public Paths(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** What the user decides: {@code config.toml} and {@code credentials.toml}. */
    public Path config() {
        return directory("XDG_CONFIG_HOME", ".config");
    }

    /** What must not be lost: the tasks of the local stack. */
    public Path data() {
        return directory("XDG_DATA_HOME", ".local/share");
    }

    /** What is convenient to keep between runs: logs, ids seen, how far an import came, what runs. */
    public Path state() {
        return directory("XDG_STATE_HOME", ".local/state");
    }

    /** What can be made again. */
    public Path cache() {
        return directory("XDG_CACHE_HOME", ".cache");
    }

    /** Whether there is a place for {@link #config()}; without HOME there may be none, and then nothing is configured. */
    public boolean hasConfig() {
        return isAbsolute("XDG_CONFIG_HOME") || isAbsolute("HOME");
    }

    /** The profiles. */
    public Path configFile() {
        return config().resolve("config.toml");
    }

    /** The keys, mode 0600. */
    public Path credentialsFile() {
        return config().resolve("credentials.toml");
    }

    /**
     * Makes a directory and those above it, for its owner alone; one that exists stays as it is.
     *
     * @throws CliException.Local if it cannot be made, naming the variable that moves it elsewhere
     */
    public static Path ensure(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return directory;
        } catch (IOException e) {
            throw new CliException.Local(Failure
                    .of("DIRECTORY_NOT_WRITABLE", "the directory " + directory + " cannot be made: " + IoReason.of(e))
                    .hint("set HOME, or XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME, to "
                            + "directories that can be written"),
                    e);
        }
    }

    private boolean isAbsolute(String variable) {
        String given = environment.apply(variable);
        return given != null && given.startsWith("/");
    }

    /** A relative path in an XDG variable is to be ignored, says the specification. */
    private Path directory(String variable, String belowHome) {
        if (isAbsolute(variable)) {
            return Path.of(environment.apply(variable), TOOL);
        }
        String home = environment.apply("HOME");
        if (!isAbsolute("HOME")) {
            throw new CliException.Local(Failure.of(NO_HOME, home == null || home.isEmpty()
                    ? "HOME is not set, so there is no place for the files of tasktracker"
                    : "HOME is not an absolute path, so there is no place for the files of tasktracker")
                    .hint("set HOME, or " + variable + ", to a directory that can be written"));
        }
        return Path.of(home, belowHome, TOOL);
    }
}
