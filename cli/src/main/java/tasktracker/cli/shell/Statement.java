package tasktracker.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.cli.text.ShellTokens;
import tasktracker.cli.text.ShellTokens.Kind;
import tasktracker.cli.text.ShellTokens.Token;

/**
 * One command line.
 *
 * @param line where it begins, from 1
 */
record Statement(int line, List<String> words) {
    private static final String PROGRAM = "tasktracker";

    Statement {
        words = List.copyOf(words);
    }

    /** Whether a text needs another line: a quote is open, or it ends in a backslash. */
    static boolean isIncomplete(String text) {
        ShellTokens tokens = new ShellTokens(text, ShellTokens.Dialect.POSIX);
        boolean incomplete = false;
        for (Optional<Token> token = tokens.next(); token.isPresent(); token = tokens.next()) {
            incomplete = token.get().isIncomplete();
        }
        return incomplete;
    }

    /**
     * The command lines of a text, each with the number of its line. The name of the program is left out.
     *
     * @param first the number of the text's first line
     * @throws CliException.Usage for what only a whole shell can do
     */
    static List<Statement> of(String text, int first) {
        ShellTokens tokens = new ShellTokens(text, ShellTokens.Dialect.POSIX);
        List<Statement> statements = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int start = first;
        for (Optional<Token> token = tokens.next(); token.isPresent(); token = tokens.next()) {
            Token found = token.get();
            if (found.isIncomplete()) {
                throw new CliException.Usage(Failure.of("OPEN_QUOTE",
                        "a quote is not closed, or there is nothing behind the last backslash"));
            }
            if (found.kind() == Kind.WORD) {
                if (words.isEmpty()) {
                    start = first + lineBreaks(text, found.start());
                }
                words.add(found.value());
            } else if (found.kind() == Kind.OPERATOR && !found.value().equals(";")) {
                throw new CliException.Usage(Failure.of("NOT_A_SHELL_OF_ALL_PROGRAMS",
                        "this shell runs tasktracker alone, without pipes and redirections; as a part of a word "
                                + found.value() + " needs quotes"));
            } else {
                add(statements, start, words);
            }
        }
        add(statements, start, words);
        return statements;
    }

    private static void add(List<Statement> statements, int start, List<String> words) {
        if (!words.isEmpty()) {
            boolean named = words.getFirst().equals(PROGRAM);
            statements.add(new Statement(start, named ? words.subList(1, words.size()) : words));
            words.clear();
        }
    }

    private static int lineBreaks(String text, int end) {
        int breaks = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
            breaks++;
        }
        return breaks;
    }
}
