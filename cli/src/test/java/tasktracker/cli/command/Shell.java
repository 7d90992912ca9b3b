package tasktracker.cli.command;

import java.util.ArrayList;
import java.util.List;

/** As much of a shell as help and README need. */
final class Shell {
    private Shell() {}

    /** The parts of a line, of a pipe or of a substitution that call the tool. */
    static List<String> tool(String line) {
        List<String> found = new ArrayList<>();
        for (String part : line.strip().replaceFirst("^\\$ ", "").split(" \\| | && |<\\(", -1)) {
            if (part.startsWith("tasktracker ")) {
                found.add(part.strip());
            }
        }
        return found;
    }

    /** The words: double and single quotes, comments and redirections at the end. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char c : (line + " ").toCharArray()) {
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
            } else if (quote != 0 || (c != ' ' && c != ')')) {
                word.append(c);
            } else if (!word.isEmpty()) {
                if (word.charAt(0) == '#' || word.charAt(0) == '>' || word.charAt(0) == '<') {
                    return words;
                }
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
