package tasktracker.cli.local;

import java.nio.file.Path;
import tasktracker.cli.config.Paths;

/**
 * Where the local stack's files are.
 *
 * @param home the distribution's folder
 * @param state the folder of what can be lost
 * @param data the folder of what cannot
 */
public record StackFiles(Path home, Path state, Path data) {
    /** The files of a user, with this installation. */
    public static StackFiles of(Path installation, Paths paths) {
        return new StackFiles(installation, paths.state().resolve("local"), paths.data().resolve("local"));
    }

    /** What a running stack says of itself. */
    Path stateFile() {
        return state.resolve("stack.json");
    }

    /** What it logs. */
    Path log() {
        return state.resolve("stack.log");
    }

    /** What it logged before that. */
    Path olderLog() {
        return state.resolve("stack.log.1");
    }

    /** Held while a stack is being started. */
    Path startLock() {
        return state.resolve("start.lock");
    }

    /** How its JVM is called: an argument a line, {@code {home}} for the distribution's folder. */
    Path command() {
        return home.resolve("lib/local/command");
    }

    /** Which build this is. */
    Path build() {
        return home.resolve("lib/local/build");
    }

    Path template() {
        return home.resolve("template.yaml");
    }
}
