package tasktracker.cli.client;

import java.util.LinkedHashMap;
import java.util.Map;

/** As much of a server's own words as a person reads: a server that is no API may send megabytes of them. */
final class Excerpt {
    private static final int LONGEST = 500;
    private static final int MOST = 100;

    private Excerpt() {}

    /** The text, cut to 500 characters. */
    static String of(String text) {
        if (text == null || text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    /** The first line of what an exception says, cut as well. */
    static String firstLine(String message) {
        String text = String.valueOf(message);
        int end = text.indexOf('\n');
        return of(end < 0 ? text : text.substring(0, end));
    }

    /** The first 100 entries, each name and text cut. */
    static Map<String, String> of(Map<String, String> texts) {
        Map<String, String> some = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (some.size() == MOST) {
                some.put("…", (texts.size() - MOST) + " more");
                break;
            }
            some.put(of(entry.getKey()), of(entry.getValue()));
        }
        return some;
    }
}
