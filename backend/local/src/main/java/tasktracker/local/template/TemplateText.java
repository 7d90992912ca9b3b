package tasktracker.local.template;

import java.util.Set;

/**
 * Leaves out of a template's text what will not be read, before the YAML reader sees it: a template is mostly roles,
 * log groups and alarms, and reading them would be most of the local stack's start. Lines that are left out stay as
 * empty lines, so that messages name the right ones.
 *
 * <p>It relies on YAML's indentation only: what belongs to a key is indented deeper than it. Where resources are not
 * written as an indented block, nothing is left out.
 */
final class TemplateText {
    private static final Set<String> SECTIONS = Set.of("Parameters:", "Mappings:", "Conditions:", "Globals:",
            "Resources:", "Transform:");

    private final String text;
    private final Set<String> types;
    private final StringBuilder kept;
    private boolean inResources;

    private TemplateText(String text, Set<String> types) {
        this.text = text;
        this.types = types;
        this.kept = new StringBuilder(text.length() / 2);
    }

    /** The text with the resources of these types only, and without sections that say nothing of them. */
    static String reduce(String text, Set<String> types) {
        return new TemplateText(text, types).reduce();
    }

    private String reduce() {
        boolean keep = true;
        for (int start = 0; start < text.length();) {
            int end = endOfLine(start);
            if (isKey(start, end, 0)) {
                inResources = lineIs(start, end, "Resources:");
                keep = inResources || isSection(start, end);
            } else if (inResources && isKey(start, end, 2)) {
                keep = isWanted(end);
            }
            if (keep) {
                kept.append(text, start, end);
            }
            kept.append('\n');
            start = end + 1;
        }
        return kept.toString();
    }

    private int endOfLine(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    /** Whether a line has something of exactly that indentation which is no comment, no list item, no document mark. */
    private boolean isKey(int start, int end, int indent) {
        if (end - start <= indent) {
            return false;
        }
        for (int i = start; i < start + indent; i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        char first = text.charAt(start + indent);
        return first > ' ' && first != '#' && first != '-' && first != '%';
    }

    private boolean lineIs(int start, int end, String line) {
        return text.substring(start, end).strip().equals(line);
    }

    private boolean isSection(int start, int end) {
        int colon = text.indexOf(':', start);
        return colon < 0 || colon > end || SECTIONS.contains(text.substring(start, colon + 1));
    }

    /** Whether the resource whose first line ends there is of a wanted type, or says its type in another way. */
    private boolean isWanted(int endOfKey) {
        for (int start = endOfKey + 1; start < text.length();) {
            int end = endOfLine(start);
            if (isKey(start, end, 2) || isKey(start, end, 0)) {
                return true;
            }
            if (isKey(start, end, 4) && text.startsWith("Type: ", start + 4)) {
                return types.contains(text.substring(start + 10, end).strip());
            }
            start = end + 1;
        }
        return true;
    }
}
