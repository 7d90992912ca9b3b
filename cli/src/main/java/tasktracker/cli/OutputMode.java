package tasktracker.cli;

import java.util.List;

/** What the words of a command line say of the output, before anybody has parsed them and even when nobody can. */
final class OutputMode {
    private OutputMode() {}

    /** Whether the last {@code -o} asks for one of the JSON modes. */
    static boolean isJson(List<String> args) {
        String mode = "";
        for (int at = 0; at < args.size() && !args.get(at).equals("--"); at++) {
            String arg = args.get(at);
            boolean last = at + 1 == args.size();
            if (arg.equals("-o") || arg.equals("--output")) {
                mode = last ? mode : args.get(at + 1);
            } else if (arg.startsWith("--output=")) {
                mode = arg.substring("--output=".length());
            } else if (arg.startsWith("-o")) {
                mode = arg.charAt(2) == '=' ? arg.substring(3) : arg.substring(2);
            }
        }
        return mode.equals("json") || mode.equals("ndjson");
    }
}
