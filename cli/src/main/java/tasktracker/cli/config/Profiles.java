package tasktracker.cli.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;

/**
 * The profiles in the configuration file:
 *
 * <pre>
 * current = "prod"
 *
 * [profile.prod]
 * endpoint = "https://a1b2c3.execute-api.eu-central-1.amazonaws.com/prod"
 * region = "eu-central-1"
 * stack = "tasktracker-prod"
 * aws_profile = "work"
 * protected = true
 * key_command = "pass show tasktracker/prod"
 * </pre>
 *
 * The profile {@code local} is always there; the file may only protect it. Reads the file once, at the first question.
 */
public final class Profiles {
    private static final String CURRENT = "current";
    private static final String PROFILE = "profile";
    private static final int LONGEST_NAME = 64;

    private final Supplier<TomlFile> file;
    private final boolean hasPlace;
    private Toml read;

    /** The profiles of a file, which need not exist. */
    public Profiles(Path configFile) {
        this.file = () -> new TomlFile(configFile, false);
        this.hasPlace = true;
    }

    /** The profiles of a user; where there is no place for a file, {@code local} alone. */
    public Profiles(Paths paths) {
        this.file = () -> new TomlFile(paths.configFile(), false);
        this.hasPlace = paths.hasConfig();
    }

    /** The name of the current profile. */
    public String current() {
        Toml.Entry entry = toml().find(Toml.ROOT, CURRENT);
        return entry == null ? Profile.LOCAL : (String) entry.value();
    }

    /** All profiles in the order of the file, {@code local} first. */
    public List<Profile> all() {
        List<Profile> profiles = new ArrayList<>();
        profiles.add(profile(Profile.LOCAL));
        for (Toml.Table table : toml().tables()) {
            if (table.line() > 0 && !table.path().get(1).equals(Profile.LOCAL)) {
                profiles.add(profile(table.path().get(1)));
            }
        }
        return profiles;
    }

    /** The names of {@link #all()}. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Profile profile : all()) {
            names.add(profile.name());
        }
        return names;
    }

    /** A profile by its name. */
    public Optional<Profile> find(String name) {
        boolean known = name.equals(Profile.LOCAL) || toml().table(path(name)) != null;
        return known ? Optional.of(profile(name)) : Optional.empty();
    }

    /**
     * A profile by its name.
     *
     * @throws CliException.Usage if there is none, naming the nearest
     */
    public Profile require(String name) {
        return find(name).orElseThrow(() -> new CliException.Usage(Failure.of("UNKNOWN_PROFILE",
                "there is no profile \"" + name + "\""
                        + Nearest.to(name, names()).map(near -> "; did you mean " + near + "?").orElse(""))
                .hint("tasktracker profile list")));
    }

    /** Makes a profile the current one; it must exist. */
    public void use(String name) {
        require(name);
        edit(toml -> toml.with(Toml.ROOT, CURRENT, name));
    }

    /**
     * Adds a profile, or makes an existing one say exactly this.
     *
     * @throws CliException.Usage if the name or the endpoint cannot be one
     */
    public void save(Profile profile) {
        checkName(profile.name());
        if (profile.isLocal() && !profile.equals(onlyGuarded(profile))) {
            throw new CliException.Usage(Failure.of("PROFILE_BUILT_IN",
                    "the profile local is built in; only its protection can be changed"));
        }
        if (profile.endpoint() != null) {
            endpoint(profile.endpoint(), ProfileKey.ENDPOINT.word());
        }
        edit(toml -> saved(toml, profile));
    }

    /**
     * Removes a profile; if it was the current one, {@code local} is.
     *
     * @throws CliException.Usage for one that is unknown or built in
     */
    public void remove(String name) {
        if (name.equals(Profile.LOCAL)) {
            throw new CliException.Usage(Failure.of("PROFILE_BUILT_IN", "the profile local is built in and stays"));
        }
        require(name);
        boolean wasCurrent = current().equals(name);
        edit(toml -> {
            Toml changed = toml.without(path(name));
            return wasCurrent ? changed.without(Toml.ROOT, CURRENT) : changed;
        });
    }

    /**
     * Reads a base URL.
     *
     * @param source the option, variable or key it came from, for the message
     * @throws CliException.Usage if it is not an http or https URL with a host and without query
     */
    public static URI endpoint(String text, String source) {
        String bare = text;
        while (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        try {
            URI uri = new URI(bare);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // answered below
        }
        throw new CliException.Usage(Failure.of("INVALID_ENDPOINT", source
                + " must be the base URL with the stage, such as https://ID.execute-api.REGION.amazonaws.com/STAGE"));
    }

    /** Whether what is sent there, the key with it, can be read on its way: plain http to another machine. */
    public static boolean isInTheClear(URI endpoint) {
        return "http".equals(endpoint.getScheme()) && !isThisMachine(endpoint.getHost());
    }

    /** Whether a host, as a URI has it, is this machine: loopback by name or address. */
    public static boolean isThisMachine(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]")
                || (host.startsWith("127.") && isNumeric(host)); // 127.example.com is anybody's
    }

    private static boolean isNumeric(String host) {
        for (int at = 0; at < host.length(); at++) {
            char sign = host.charAt(at);
            if (sign != '.' && (sign < '0' || sign > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Where a profile says a key: the file and the line; null when it does not say it. */
    String place(String name, ProfileKey key) {
        Toml.Entry entry = toml().find(path(name), key.word());
        return entry == null ? null : file.get().path() + " line " + entry.line();
    }

    /** Where the current profile is named, or null. */
    String placeOfCurrent() {
        Toml.Entry entry = toml().find(Toml.ROOT, CURRENT);
        return entry == null ? null : file.get().path() + " line " + entry.line();
    }

    private static Toml saved(Toml toml, Profile profile) {
        List<String> path = path(profile.name());
        Toml changed = toml;
        for (ProfileKey key : ProfileKey.values()) {
            String value = profile.value(key);
            if (value == null) {
                changed = changed.without(path, key.word());
            } else {
                changed = changed.with(path, key.word(), key == ProfileKey.PROTECTED ? (Object) true : value);
            }
        }
        return changed.table(path) == null ? changed.with(path, ProfileKey.PROTECTED.word(), false) : changed;
    }

    private static Profile onlyGuarded(Profile profile) {
        return new Profile(profile.name(), null, null, null, null, profile.isProtected(), null);
    }

    private void edit(UnaryOperator<Toml> change) {
        file.get().edit(change);
        read = null;
    }

    private Profile profile(String name) {
        return new Profile(name, text(name, ProfileKey.ENDPOINT), text(name, ProfileKey.REGION),
                text(name, ProfileKey.STACK), text(name, ProfileKey.AWS_PROFILE),
                "true".equals(text(name, ProfileKey.PROTECTED)), text(name, ProfileKey.KEY_COMMAND));
    }

    private String text(String name, ProfileKey key) {
        Toml.Entry entry = toml().find(path(name), key.word());
        return entry == null ? null : entry.value().toString();
    }

    private Toml toml() {
        if (read == null) {
            read = hasPlace ? checked(file.get()) : TomlFile.empty();
        }
        return read;
    }

    private static Toml checked(TomlFile file) {
        Toml toml = file.read();
        new ConfigCheck(file).check(toml);
        return toml;
    }

    private static List<String> path(String name) {
        return List.of(PROFILE, name);
    }

    private static void checkName(String name) {
        boolean good = !name.isEmpty() && name.length() <= LONGEST_NAME && name.charAt(0) != '-';
        for (int at = 0; at < name.length() && good; at++) {
            char character = name.charAt(at);
            good = TomlReader.isBare(character) || character == '.';
        }
        if (!good) {
            throw new CliException.Usage(Failure.of("INVALID_PROFILE_NAME",
                    "the name of a profile has 1 to 64 letters, digits, _, - and ., and does not start with -"));
        }
    }
}
