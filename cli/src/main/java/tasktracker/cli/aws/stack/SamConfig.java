package tasktracker.cli.aws.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * The environments of {@code samconfig.toml}: of each the stack's name and the template's parameters. Only what a
 * deployment by this tool needs is taken; what else {@code sam deploy} finds there is passed over.
 */
public final class SamConfig {
    private static final String SECTION = ".deploy.parameters";

    private final Map<String, Environment> environments;

    private SamConfig(Map<String, Environment> environments) {
        this.environments = environments;
    }

    /**
     * One environment.
     *
     * @param name such as {@code dev}
     * @param stack the stack's name
     * @param region the region, or null
     * @param parameters the template's parameters by name
     */
    public record Environment(String name, String stack, String region, Map<String, String> parameters) {}

    /**
     * Reads the file.
     *
     * @throws CliException.Local if it cannot be read
     * @throws CliException.Usage if a line of it is not understood
     */
    public static SamConfig read(Path file) {
        try {
            return of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("INSTALLATION_INCOMPLETE", file + " cannot be read")
                    .hint("install tasktracker again"), e);
        }
    }

    static SamConfig of(String toml) {
        Map<String, Environment> environments = new LinkedHashMap<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        String name = null;
        int number = 0;
        for (String line : toml.split("\n", -1)) {
            number++;
            String said = line.strip();
            if (said.startsWith("[") && said.endsWith("]")) {
                add(environments, name, values);
                values.clear();
                String section = said.substring(1, said.length() - 1);
                name = section.endsWith(SECTION) ? section.substring(0, section.length() - SECTION.length()) : null;
            } else if (name != null && !said.isEmpty() && !said.startsWith("#")) {
                int equals = said.indexOf('=');
                if (equals < 0 || said.endsWith("[")) {
                    throw new CliException.Usage(Failure.of("CONFIG_INVALID", "samconfig.toml line " + number
                            + " is not understood: NAME = VALUE in one line was expected"));
                }
                values.put(said.substring(0, equals).strip(), strings(said.substring(equals + 1)));
            }
        }
        add(environments, name, values);
        return new SamConfig(environments);
    }

    /** The names of the environments. */
    public List<String> names() {
        return List.copyOf(environments.keySet());
    }

    /** An environment by its name. */
    public Optional<Environment> find(String name) {
        return Optional.ofNullable(environments.get(name));
    }

    /** The environment that has this stack. */
    public Optional<Environment> ofStack(String stack) {
        return environments.values().stream().filter(environment -> environment.stack().equals(stack)).findFirst();
    }

    private static void add(Map<String, Environment> environments, String name, Map<String, List<String>> values) {
        if (name != null && !values.getOrDefault("stack_name", List.of()).isEmpty()) {
            environments.put(name, new Environment(name, values.get("stack_name").getFirst(),
                    values.getOrDefault("region", List.of()).stream().findFirst().orElse(null),
                    overrides(values.getOrDefault("parameter_overrides", List.of()))));
        }
    }

    /** Each in a string of its own, or all in one, separated by spaces: {@code sam} takes both. */
    private static Map<String, String> overrides(List<String> said) {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String text : said.size() == 1 ? List.of(said.getFirst().split(" ")) : said) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                overrides.put(text.substring(0, equals), unquoted(text.substring(equals + 1)));
            }
        }
        return overrides;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** All strings in quotes on a line; numbers and booleans say nothing here. */
    private static List<String> strings(String value) {
        List<String> strings = new ArrayList<>();
        for (int at = value.indexOf('"'); at >= 0;) {
            StringBuilder text = new StringBuilder();
            for (at++; at < value.length() && value.charAt(at) != '"'; at++) {
                if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                    at++;
                }
                text.append(value.charAt(at));
            }
            strings.add(text.toString());
            at = value.indexOf('"', at + 1);
        }
        return strings;
    }
}
