package tasktracker.cli.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * The API keys of the profiles: {@code NAME = "KEY"} in a file of mode 0600. A file that others may read is refused,
 * not repaired, because the keys may have been read already.
 */
public final class Credentials {
    private static final int LONGEST = 1024;

    private final Supplier<Path> place;

    /** The keys of a file, which need not exist. */
    public Credentials(Path credentialsFile) {
        this(() -> credentialsFile);
    }

    /** The keys of a file, whose place is asked for when they are, since there may be none. */
    public Credentials(Supplier<Path> place) {
        this.place = place;
    }

    /**
     * The key of a profile.
     *
     * @throws CliException.Denied if others may read the file
     */
    public Optional<String> key(String profile) {
        TomlFile file = file();
        Toml.Entry entry = file.read().find(Toml.ROOT, profile);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.value() instanceof String key) {
            return Optional.of(checked(key, file.path() + " line " + entry.line()));
        }
        throw file.invalid("line " + entry.line() + ": a key must be a string in quotes");
    }

    /** Keeps the key of a profile, in place of the one it had. */
    public void store(String profile, String key) {
        String good = checked(key, "the key given");
        file().edit(toml -> toml.with(Toml.ROOT, profile, good));
    }

    /** Forgets the key of a profile, if it has one. */
    public void remove(String profile) {
        if (key(profile).isPresent()) {
            file().edit(toml -> toml.without(Toml.ROOT, profile));
        }
    }

    /** Where the keys are, for messages. */
    public Path path() {
        return place.get();
    }

    private TomlFile file() {
        return new TomlFile(place.get(), true);
    }

    /**
     * A key without the white space around it.
     *
     * @param source where it came from, for the message, which never holds the key
     * @throws CliException.Usage if it cannot be the value of a header
     */
    static String checked(String key, String source) {
        String bare = key.strip();
        boolean good = !bare.isEmpty() && bare.length() <= LONGEST;
        for (int at = 0; at < bare.length() && good; at++) {
            good = bare.charAt(at) > ' ' && bare.charAt(at) < 0x7F;
        }
        if (!good) {
            throw new CliException.Usage(
                    Failure.of("INVALID_KEY_FORM", source + " is no API key: one word of letters and digits"));
        }
        return bare;
    }
}
