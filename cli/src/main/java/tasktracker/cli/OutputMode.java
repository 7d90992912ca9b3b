package tasktracker.cli;

import java.util.List;
import java.util.Locale;

/** What the words of a command line say of the output, before anybody has parsed them and even when nobody can. */
final class OutputMode {
    /** The options of one letter that take no value, so that others may follow in the same word. */
    static final String SWITCHES = "fhiqVy";
    private static final String LONG = "--output";

    private OutputMode() {}

    /** Whether the last {@code -o} asks for one of the JSON modes. */
    static boolean isJson(List<String> args) {
        String mode = "";
        for (int at = 0; at < args.size() && !args.get(at).equals("--"); at++) {
            String value = value(args.get(at));
            if (value != null && !value.isEmpty()) {
                mode = value;
            } else if (value != null && at + 1 < args.size()) {
                mode = args.get(at + 1);
            }
        }
        String word = mode.toLowerCase(Locale.ROOT);
        return word.equals("json") || word.equals("ndjson");
    }

    /** The format that a word names, empty when it is to follow, null when the word says nothing of it. */
    private static String value(String word) {
        if (word.startsWith(LONG)) {
            String rest = word.substring(LONG.length());
            return rest.isEmpty() ? rest : rest.startsWith("=") ? rest.substring(1) : null;
        }
        int letter = 1;
        while (letter < word.length() && SWITCHES.indexOf(word.charAt(letter)) >= 0) {
            letter++;
        }
        if (!word.startsWith("-") || letter >= word.length() || word.charAt(letter) != 'o') {
            return null;
        }
        String rest = word.substring(letter + 1);
        return rest.startsWith("=") ? rest.substring(1) : rest;
    }
}
