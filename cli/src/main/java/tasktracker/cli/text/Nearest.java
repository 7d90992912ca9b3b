package tasktracker.cli.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant ("did you mean"). */
public final class Nearest {

    private Nearest() {}

    /**
     * The known word that is closest to the typed one without regard to case: one that it begins, else the one with
     * the fewest letters inserted, dropped, replaced or swapped, as long as they are at most a third of the longer
     * word (at least one). Of equals the first.
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String word : known) {
            String candidate = word.toLowerCase(Locale.ROOT);
            int edits = wanted.length() >= 2 && candidate.startsWith(wanted) ? 0 : edits(wanted, candidate);
            int allowed = Math.max(1, Math.max(wanted.length(), candidate.length()) / 3);
            if (edits <= allowed && edits < fewest && edits < candidate.length()) {
                nearest = word;
                fewest = edits;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Optimal string alignment distance: Levenshtein's, plus swaps of neighbours. */
    static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replace = last[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replace, Math.min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && from.charAt(row - 1) == to.charAt(column - 2)
                        && from.charAt(row - 2) == to.charAt(column - 1)) {
                    current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[to.length()];
    }
}
