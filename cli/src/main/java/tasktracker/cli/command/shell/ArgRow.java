package tasktracker.cli.command.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tasktracker.cli.command.CommandTree;
import tasktracker.cli.option.Words;

/** Options and arguments of a command as values for {@code help --all}. */
final class ArgRow {
    private ArgRow() {}

    static Map<String, Object> of(OptionSpec option) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("names", names(option));
        fields.put("type", type(option));
        fields.put("value", isFlag(option) ? null : option.paramLabel());
        fields.put("default", defaultOf(option).orElse(null));
        fields.put("values", values(option));
        fields.put("required", option.required());
        fields.put("repeatable", option.isMultiValue());
        fields.put("description", description(option));
        return fields;
    }

    static Map<String, Object> of(PositionalParamSpec argument) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", argument.paramLabel());
        fields.put("type", type(argument));
        fields.put("default", defaultOf(argument).orElse(null));
        fields.put("values", values(argument));
        fields.put("required", argument.arity().min() > 0);
        fields.put("repeatable", argument.isMultiValue());
        fields.put("description", description(argument));
        return fields;
    }

    /** Whether it takes no value. */
    static boolean isFlag(ArgSpec argument) {
        return argument.arity().max() == 0;
    }

    /** What it is when the command line does not say, for what is the same on every machine. */
    static Optional<String> defaultOf(ArgSpec argument) {
        Object initial = argument.defaultValue() == null ? argument.initialValue() : argument.defaultValue();
        boolean said = initial != null && !isFlag(argument) && !(initial instanceof Collection<?>)
                && !initial.equals(0);
        return said ? Optional.of(initial.toString()) : Optional.empty();
    }

    /** The words it takes, null when it takes others too. */
    static List<Object> values(ArgSpec argument) {
        if (!(argument.completionCandidates() instanceof Words words)) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        words.forEach(values::add);
        return values;
    }

    /** One line, as help prints it. */
    static String description(ArgSpec argument) {
        return CommandTree.plain(String.join(" ", argument.description()));
    }

    /** All names, that of a negation included. */
    static List<Object> names(OptionSpec option) {
        List<Object> names = new ArrayList<>(List.of(option.names()));
        if (option.negatable()) {
            names.add(option.longestName().replace("--", "--no-"));
        }
        return names;
    }

    private static String type(ArgSpec argument) {
        Class<?> type = argument.isMultiValue() && argument.auxiliaryTypes().length > 0
                ? argument.auxiliaryTypes()[0]
                : argument.type();
        if (isFlag(argument)) {
            return "flag";
        }
        if (type == Path.class) {
            return "file";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "integer";
        }
        return type == double.class || type == Double.class ? "number" : "string";
    }
}
