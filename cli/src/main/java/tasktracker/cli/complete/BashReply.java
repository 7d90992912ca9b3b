package tasktracker.cli.complete;

import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.text.DisplayWidth;
import tasktracker.cli.text.Neutral;
import tasktracker.cli.text.ShellTokens;
import tasktracker.cli.text.ShellTokens.Quote;

/**
 * What bash's {@code COMPREPLY} takes. readline replaces only what stands behind the last word break or the open quote
 * of the word, and inserts what it gets as it is: so the candidates are cut and quoted to fit there.
 */
final class BashReply {
    /** The values of COMP_TYPE for which matches are listed and none is inserted. */
    private static final List<String> LISTING = List.of("63", "33", "64");

    private final String breaks;
    private final String type;
    private final int columns;

    /**
     * A reply.
     *
     * @param breaks COMP_WORDBREAKS
     * @param type COMP_TYPE
     * @param columns of the terminal
     */
    BashReply(String breaks, String type, int columns) {
        this.breaks = breaks;
        this.type = type;
        this.columns = columns;
    }

    /** A line for each candidate, with its description where it is only shown. */
    List<String> lines(Cut cut, List<Candidate> candidates) {
        int kept = kept(cut);
        boolean described = candidates.size() > 1 && LISTING.contains(type);
        List<String> lines = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Quote open = cut.current().open();
            String value = open.quoted(candidate.value().substring(Math.min(kept, candidate.value().length())));
            if (candidates.size() == 1 && endsInQuote(value, open)) {
                value += value.substring(value.length() - 1);
            }
            lines.add(Neutral.line(described ? described(value, candidate.description()) : value));
        }
        return lines;
    }

    private String described(String value, String description) {
        int room = columns - DisplayWidth.of(value) - 4;
        return description.isEmpty() || room < 8 ? value
                : value + "  (" + DisplayWidth.truncated(Neutral.line(description), room) + ")";
    }

    /** readline closes the quote of a word unless it ends in one, whatever that one means. */
    private static boolean endsInQuote(String value, Quote open) {
        return (open == Quote.SINGLE && value.endsWith("'")) || (open == Quote.DOUBLE && value.endsWith("\""));
    }

    /** How much of the word's value stands before what readline replaces. */
    private int kept(Cut cut) {
        String raw = cut.raw();
        if (cut.current().open() != Quote.NONE) {
            return value(raw.substring(0, cut.current().opened() - cut.current().start())).length();
        }
        for (int end = raw.length(); end > 0; end--) {
            String head = raw.substring(0, end);
            if (breaks.indexOf(raw.charAt(end - 1)) >= 0 && isPlainEnd(head)) {
                return value(head).length();
            }
        }
        return 0;
    }

    /** Whether the last sign of a word is neither escaped nor inside of quotes; a quote that closes counts as plain. */
    private static boolean isPlainEnd(String head) {
        Cut before = Cut.of(head.substring(0, head.length() - 1), ShellTokens.Dialect.POSIX);
        Cut all = Cut.of(head, ShellTokens.Dialect.POSIX);
        return !before.current().isIncomplete() || (before.current().open() != Quote.NONE
                && all.current().open() == Quote.NONE);
    }

    private static String value(String raw) {
        return Cut.of(raw, ShellTokens.Dialect.POSIX).current().value();
    }
}
