package tasktracker.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.Nearest;
import tasktracker.contract.Uuid7;

/** What picocli refuses, in the tool's own words: one line, and where to read on. */
public final class ParseFaults {
    private ParseFaults() {}

    /** The failure of a command line, which cannot be read. */
    public static CliException of(ParameterException e, List<String> line) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String message = switch (e) {
            case UnmatchedArgumentException unmatched -> unmatched(command, unmatched.getUnmatched(), line);
            case MissingParameterException missing when !missing.getMissing().isEmpty() -> {
                List<String> unmatched = missing.getCommandLine().getUnmatchedArguments();
                yield unmatched.isEmpty() ? missing(missing) : unmatched(command, unmatched, line);
            }
            case OverwrittenOptionException twice -> named(twice.getOverwritten()) + " is given twice";
            default -> e.getValue() != null && isNumber(e.getArgSpec())
                    ? named(e.getArgSpec()) + (e.getValue().chars().allMatch(sign -> sign >= '0' && sign <= '9')
                            ? " is too large a number: " + e.getValue()
                            : " must be a whole number, not \"" + e.getValue() + "\"")
                    : lowerCased(e.getMessage());
        };
        return new CliException.Usage(
                Failure.of("INVALID_ARGUMENTS", message).hint(command.qualifiedName() + " --help"), e);
    }

    /** Behind {@code --} every word is an operand (POSIX.1-2024, 12.2, guideline 10). */
    private static String unmatched(CommandSpec command, List<String> unmatched, List<String> line) {
        String word = unmatched.getFirst();
        int end = line.indexOf("--");
        if (end >= 0 && line.lastIndexOf(word) > end) {
            return "what to do with \"" + word
                    + "\"? Behind -- every word is an argument, and one with spaces needs quotes";
        }
        if (Uuid7.isValid(word)) {
            return "what to do with \"" + word + "\"? " + command.qualifiedName() + " takes no more ids; with xargs,"
                    + " -n 1 gives it one at a time";
        }
        if (!word.startsWith("-") || word.length() == 1) {
            return "what to do with \"" + word + "\"? An argument with spaces needs quotes";
        }
        if (word.indexOf(' ') >= 0) {
            return "\"" + word + "\" looks like an option; put -- before arguments that start with -";
        }
        return noOption(command, word);
    }

    /**
     * The failure of an option that a command does not have.
     *
     * @param word as it was typed, maybe with a value behind {@code =}
     */
    static CliException unknownOption(CommandSpec command, String word) {
        return new CliException.Usage(Failure.of("INVALID_ARGUMENTS", noOption(command, word))
                .hint(command.qualifiedName() + " --help"));
    }

    private static String noOption(CommandSpec command, String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        List<String> known = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            known.add(option.longestName());
        }
        return "there is no option " + name
                + Nearest.to(name, known).map(near -> "; did you mean " + near + "?").orElse("");
    }

    private static boolean isNumber(ArgSpec argument) {
        return argument != null && (argument.type() == Long.class || argument.type() == Integer.class);
    }

    private static String missing(MissingParameterException e) {
        ArgSpec missing = e.getMissing().getFirst();
        boolean isValue = missing.isOption() && !missing.required();
        return isValue ? named(missing) + " needs a value: " + missing.paramLabel() : named(missing) + " is missing";
    }

    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String lowerCased(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
