package tasktracker.contract;

import java.util.Optional;

/**
 * The name of an issued API key: {@code tasktracker/<stack>/<user>/<label>}.
 *
 * @param label tells the keys of one user apart, such as {@code laptop}
 */
public record KeyName(String stack, String user, String label) {
    /** The tag by which a stack's keys are known, and by which permissions are given. Its value is the stack's name. */
    public static final String STACK_TAG = "tasktracker:stack";
    private static final String FIRST = "tasktracker";
    private static final int LONGEST_LABEL = 64;

    /** The name that a text is, if it is one. */
    public static Optional<KeyName> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.split("/", -1);
        return parts.length == 4 && parts[0].equals(FIRST)
                ? Optional.of(new KeyName(parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    /** Whether a text can be a label: 1 to 64 letters, digits, dots, dashes and underscores. */
    public static boolean isLabel(String text) {
        if (text.isEmpty() || text.length() > LONGEST_LABEL) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** As API Gateway keeps it. */
    public String text() {
        return FIRST + "/" + stack + "/" + user + "/" + label;
    }
}
