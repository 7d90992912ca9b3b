package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.text.DisplayWidth;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.text.ShellTokens.Dialect;

/** What {@code __complete} answers: a line that says what fits, then a line for each word, as the shell wants it. */
public final class Answer {
    private static final int GAP = 2;
    private static final int NARROWEST = 20;

    private final Completer completer;
    private final String breaks;
    private final String type;
    private final int columns;

    /**
     * Answers by that completer.
     *
     * @param breaks bash's COMP_WORDBREAKS
     * @param type bash's COMP_TYPE
     * @param columns of the terminal
     */
    public Answer(Completer completer, String breaks, String type, int columns) {
        this.completer = completer;
        this.breaks = breaks;
        this.type = type;
        this.columns = Math.max(NARROWEST, columns);
    }

    /** The answer to the words up to the cursor. */
    public List<String> toWords(Shell shell, List<String> words) {
        String current = words.isEmpty() ? "" : words.getLast();
        List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
        Completion completion = completer.complete(before, current);
        List<Candidate> candidates = completion.candidates();
        return lines(completion, shell == Shell.ZSH ? displayed(candidates) : described(candidates));
    }

    /** The answer to a line that ends at the cursor. */
    public List<String> toLine(Shell shell, String line) {
        Cut cut = Cut.of(line, shell == Shell.FISH ? Dialect.FISH : Dialect.POSIX);
        Completion completion = cut.redirected()
                ? Completion.FILES
                : completer.complete(cut.arguments(), cut.current().value());
        List<Candidate> candidates = completion.candidates();
        return lines(completion, shell == Shell.BASH
                ? new BashReply(breaks, type, columns).lines(cut, candidates)
                : described(candidates));
    }

    private static List<String> lines(Completion completion, List<String> words) {
        List<String> lines = new ArrayList<>();
        lines.add(completion.source().word());
        lines.addAll(words);
        return lines;
    }

    private static List<String> described(List<Candidate> candidates) {
        List<String> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            lines.add(Neutral.line(candidate.value()) + "\t" + Neutral.line(candidate.description()));
        }
        return lines;
    }

    /** The word, and how it looks in a list: descriptions below each other, cut to the width. */
    private List<String> displayed(List<Candidate> candidates) {
        int widest = 0;
        for (Candidate candidate : candidates) {
            widest = Math.max(widest, DisplayWidth.of(Neutral.line(candidate.value())));
        }
        List<String> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            String value = Neutral.line(candidate.value());
            int room = columns - 1 - widest - GAP;
            String description = Neutral.line(candidate.description());
            boolean alone = description.isEmpty() || room < 8;
            lines.add(value + "\t" + (alone ? value
                    : value + " ".repeat(widest - DisplayWidth.of(value) + GAP)
                            + DisplayWidth.truncated(description, room)));
        }
        return lines;
    }
}
