package tasktracker.packaging;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where things are, in the project and in the distribution.
 *
 * @param root the project's folder
 * @param version the project's version
 */
record Layout(Path root, String version) {
    /** What the distribution is built for: the machine it is built on. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        return (os.startsWith("mac") ? "macos" : os) + "-" + (arch.equals("amd64") ? "x64" : arch);
    }

    Path target() {
        return root.resolve("cli/target");
    }

    /** The distribution's folder. */
    Path home() {
        return target().resolve("tasktracker");
    }

    Path archive() {
        return target().resolve("tasktracker-" + version + "-" + platform() + ".tar.gz");
    }

    /** What the build remembers from one run to the next. */
    Path work() {
        return target().resolve("packaging");
    }

    Path runtime() {
        return home().resolve("runtime");
    }

    Path java() {
        return runtime().resolve("bin/java");
    }

    Path functionsJar() {
        return root.resolve("backend/functions/target/functions.jar");
    }

    Path functionsModule() {
        return root.resolve("backend/functions");
    }

    Path localModule() {
        return root.resolve("backend/local");
    }

    Path cliModule() {
        return root.resolve("cli");
    }

    Path picocliModule() {
        return root.resolve("cli/picocli");
    }
}
