package tasktracker.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A TOML file with its text, so that a change of one value leaves every other line, comments included, as the user
 * wrote it. The values are Strings, Longs and Booleans; see {@link TomlReader} for the subset.
 */
final class Toml {
    /** The path of the part before the first header. */
    static final List<String> ROOT = List.of();

    /**
     * One {@code key = value}.
     *
     * @param line its number, from 1
     * @param start where in the line the value starts
     * @param stop where it has ended
     */
    record Entry(String key, Object value, int line, int start, int stop) {}

    /** A table: the line of its header (0 for the root) and its entries in order. */
    record Table(List<String> path, int line, Map<String, Entry> entries) {}

    private final List<String> lines;
    private final Map<List<String>, Table> tables;

    private Toml(List<String> lines, Map<List<String>, Table> tables) {
        this.lines = lines;
        this.tables = tables;
    }

    /** Reads a file. */
    static Toml parse(String text) throws TomlFault {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        Map<List<String>, Table> tables = new LinkedHashMap<>();
        Table table = new Table(ROOT, 0, new LinkedHashMap<>());
        tables.put(ROOT, table);
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            boolean crlf = line.endsWith("\r");
            TomlReader reader = new TomlReader(crlf ? line.substring(0, line.length() - 1) : line, index + 1);
            if (reader.isBlank()) {
                continue;
            }
            if (reader.isHeader()) {
                table = new Table(reader.header(), index + 1, new LinkedHashMap<>());
                if (tables.putIfAbsent(table.path(), table) != null) {
                    throw new TomlFault(index + 1, 1, "the table [" + header(table.path()) + "] is there twice");
                }
            } else {
                Entry entry = reader.entry();
                if (table.entries().putIfAbsent(entry.key(), entry) != null) {
                    throw new TomlFault(index + 1, 1, "the key " + entry.key() + " is there twice");
                }
            }
        }
        return new Toml(lines, tables);
    }

    /** The tables in their order, the root first. */
    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** The table at a path, or null. */
    Table table(List<String> path) {
        return tables.get(path);
    }

    /** An entry, or null. */
    Entry find(List<String> path, String key) {
        Table table = tables.get(path);
        return table == null ? null : table.entries().get(key);
    }

    /** The same file with one value set; a key or table that is missing is added at the end of its place. */
    Toml with(List<String> path, String key, Object value) {
        List<String> changed = new ArrayList<>(lines);
        Entry entry = find(path, key);
        Table table = tables.get(path);
        if (entry != null) {
            String line = lines.get(entry.line() - 1);
            changed.set(entry.line() - 1, line.substring(0, entry.start()) + written(value)
                    + line.substring(entry.stop()));
        } else if (table != null) {
            int last = table.line();
            for (Entry other : table.entries().values()) {
                last = other.line();
            }
            changed.add(last, assignment(key, value));
        } else {
            if (!changed.isEmpty() && !changed.getLast().isBlank()) {
                changed.add("");
            }
            changed.add("[" + header(path) + "]");
            changed.add(assignment(key, value));
        }
        return again(changed);
    }

    /** The same file without one value, if it was there. */
    Toml without(List<String> path, String key) {
        Entry entry = find(path, key);
        if (entry == null) {
            return this;
        }
        List<String> changed = new ArrayList<>(lines);
        changed.remove(entry.line() - 1);
        return again(changed);
    }

    /** The same file without a table, its header, values and the comments between them, if it was there. */
    Toml without(List<String> path) {
        Table table = tables.get(path);
        if (table == null || table.line() == 0) {
            return this;
        }
        int last = table.line();
        for (Entry entry : table.entries().values()) {
            last = entry.line();
        }
        List<String> changed = new ArrayList<>(lines);
        changed.subList(table.line() - 1, last).clear();
        while (!changed.isEmpty() && changed.getLast().isBlank()) {
            changed.removeLast();
        }
        return again(changed);
    }

    /** The text of the file, ending in a line feed unless it is empty. */
    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static Toml again(List<String> lines) {
        try {
            return parse(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        } catch (TomlFault impossible) {
            throw new IllegalStateException(impossible.describe());
        }
    }

    private static String assignment(String key, Object value) {
        return key(key) + " = " + written(value);
    }

    private static String header(List<String> path) {
        List<String> keys = new ArrayList<>();
        for (String key : path) {
            keys.add(key(key));
        }
        return String.join(".", keys);
    }

    private static String key(String key) {
        for (int at = 0; at < key.length(); at++) {
            if (!TomlReader.isBare(key.charAt(at))) {
                return quoted(key);
            }
        }
        return key.isEmpty() ? quoted(key) : key;
    }

    private static String written(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Long _,Integer _,Boolean _ -> value.toString();
            default -> throw new IllegalArgumentException("no TOML for " + value.getClass());
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (character < 0x20 || character == 0x7F) {
                        quoted.append("\\u00").append(Character.forDigit(character >> 4, 16))
                                .append(Character.forDigit(character & 15, 16));
                    } else {
                        quoted.append(character);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
