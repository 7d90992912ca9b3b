package tasktracker.cli;

/** A word as a POSIX shell reads it back. */
public final class ShellWord {
    private static final String PLAIN = "-_./:=,+@%";

    private ShellWord() {}

    /** The word in single quotes when it needs them. */
    public static String quoted(String word) {
        boolean plain = !word.isEmpty();
        for (int at = 0; at < word.length() && plain; at++) {
            char sign = word.charAt(at);
            plain = (sign < 0x7F && Character.isLetterOrDigit(sign)) || PLAIN.indexOf(sign) >= 0;
        }
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
