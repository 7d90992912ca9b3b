package tasktracker.cli.command.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.Paths;
import tasktracker.contract.Uuid7;

/** The ids of the categories that seed created, a line each: a category has no mark of its own. */
record SeededCategories(Path file) {
    /** Remembers one at once, so that nothing is forgotten when the process is killed. */
    void add(String categoryId) throws IOException {
        List<String> known = new ArrayList<>(all());
        known.add(categoryId);
        write(known);
    }

    List<String> all() throws IOException {
        return Files.exists(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1).lines().filter(Uuid7::isValid).distinct().toList()
                : List.of();
    }

    /** Forgets those that are gone. */
    void keep(List<String> left) throws IOException {
        if (left.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            write(left);
        }
    }

    /** As a whole, so that half an id never stands before the next. */
    private void write(List<String> ids) throws IOException {
        Paths.ensure(file.getParent());
        AtomicFile.write(file, AtomicFile.Mode.PRIVATE,
                (String.join("\n", ids) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
