package tasktracker.cli;

import java.util.List;

/**
 * Runs in the build, once, in the shipped runtime: what it loads and compiles is in the AOT cache that every later
 * start uses. So {@link #COMMAND_LINES} are what people run most, and each takes the path that a real one takes.
 */
public final class Training {
    private static final List<List<String>> COMMAND_LINES = List.of(List.of("--version"), List.of("--help"));

    private Training() {}

    /**
     * Runs all command lines.
     *
     * @param args an empty folder to use as a home
     */
    public static void main(String[] args) {
        for (List<String> line : COMMAND_LINES) {
            Main.main(line.toArray(String[]::new));
        }
    }
}
