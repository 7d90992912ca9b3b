package tasktracker.cli.transfer.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The names of a file's columns, found without regard to case, spaces and underscores.
 *
 * @param names as the file has them
 */
public record Header(List<String> names) {
    public Header {
        names = List.copyOf(names);
    }

    /**
     * The form in which names are compared: lower case, without spaces, underscores, byte order mark and the mark of
     * {@link SpreadsheetGuard}.
     */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = name.startsWith("'") ? 1 : 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '\uFEFF' && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    /** How many columns there are. */
    public int size() {
        return names.size();
    }

    /** The positions, from 0, of the columns of that name; those spelled exactly so when there are any. */
    public List<Integer> find(String name) {
        List<Integer> exact = new ArrayList<>();
        List<Integer> alike = new ArrayList<>();
        String key = key(name);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                exact.add(i);
            }
            if (key(names.get(i)).equals(key)) {
                alike.add(i);
            }
        }
        return exact.isEmpty() ? alike : exact;
    }

    /** Whether there is a column of that name. */
    public boolean has(String name) {
        return !find(name).isEmpty();
    }
}
