package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder {@code lib/<name>} of the distribution with the jars of one class path. */
final class Library {
    private final Path folder;
    private final List<String> names = new ArrayList<>();

    Library(Path home, String name) {
        this.folder = home.resolve("lib").resolve(name);
    }

    Path folder() {
        return folder;
    }

    /** The names of the jars in class path order. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Puts these jars in, in this order, and removes any other. */
    void replace(List<Path> jars) throws IOException {
        Files.createDirectories(folder);
        Set<Path> wanted = new HashSet<>();
        for (Path jar : jars) {
            Path copy = folder.resolve(jar.getFileName());
            if (!wanted.add(copy)) {
                throw new PackagingException("two jars are named " + jar.getFileName());
            }
            Trees.copy(jar, copy);
            names.add(jar.getFileName().toString());
        }
        try (Stream<Path> present = Files.list(folder)) {
            for (Path file : present.filter(f -> f.toString().endsWith(".jar")).toList()) {
                if (!wanted.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
