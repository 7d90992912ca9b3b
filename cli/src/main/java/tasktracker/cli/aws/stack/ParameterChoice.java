package tasktracker.cli.aws.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;

/**
 * The value of each of the template's parameters: what was given on the command line, else what the environment says,
 * else what the stack has, else the template's default.
 */
final class ParameterChoice {
    static final String MANAGE_ACCOUNT = "ManageApiGatewayAccount";

    private final Map<String, String> defaults;
    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final Map<String, String> before;

    /**
     * Chooses.
     *
     * @param before the values that the stack has; none for a new one
     * @throws CliException.Usage if a parameter is unknown or without value
     */
    ParameterChoice(StackTemplate template, Map<String, String> given, Map<String, String> environment,
            Map<String, String> before) {
        this.defaults = template.parameters();
        this.before = before;
        given.keySet().forEach(this::requireKnown);
        environment.keySet().forEach(this::requireKnown);
        defaults.keySet().forEach(name -> {
            String value = given.getOrDefault(name, environment.get(name));
            if (value != null) {
                chosen.put(name, value);
            }
        });
        requireAll();
        requireReceiver();
    }

    /** Chooses one more. */
    void choose(String name, String value) {
        chosen.put(name, value);
    }

    /** What to send: null means the value that the stack has. What has its default is not sent. */
    Map<String, String> toSend() {
        Map<String, String> send = new LinkedHashMap<>();
        defaults.keySet().forEach(name -> {
            if (chosen.containsKey(name) || before.containsKey(name)) {
                send.put(name, chosen.get(name));
            }
        });
        return send;
    }

    /** The value that a parameter will have. */
    String value(String name) {
        return values().get(name);
    }

    /** All values as they will be. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        defaults.forEach((name, usual) -> values.put(name,
                chosen.containsKey(name) ? chosen.get(name) : before.getOrDefault(name, usual)));
        return values;
    }

    private void requireKnown(String name) {
        if (!defaults.containsKey(name)) {
            String meant = Nearest.to(name, List.copyOf(defaults.keySet())).map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new CliException.Usage(Failure.of("UNKNOWN_PARAMETER",
                    "the template has no parameter " + name + " (" + String.join(", ", defaults.keySet()) + ")"
                            + meant));
        }
    }

    private void requireAll() {
        List<String> missing = new ArrayList<>();
        values().forEach((name, value) -> {
            if (value == null) {
                missing.add(name);
            }
        });
        if (!missing.isEmpty()) {
            throw new CliException.Usage(Failure.of("MISSING_PARAMETER",
                    "the template needs a value for " + String.join(", ", missing))
                    .hint("tasktracker deploy --parameter " + missing.getFirst() + "=VALUE"));
        }
    }

    /** The template's own rule, told before anything is made: where it matters, alarms reach somebody. */
    private void requireReceiver() {
        String environment = value("Environment");
        if (environment != null && !environment.equals("dev") && "".equals(value("AlarmEmail"))
                && "".equals(value("AlarmTopicArn"))) {
            throw new CliException.Usage(Failure.of("MISSING_PARAMETER",
                    environment + " needs somebody who receives alarms: AlarmEmail or AlarmTopicArn")
                    .hint("tasktracker deploy --env " + environment + " --parameter AlarmEmail=you@example.org"));
        }
    }
}
