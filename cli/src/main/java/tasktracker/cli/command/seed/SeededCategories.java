package tasktracker.cli.command.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.config.Paths;
import tasktracker.contract.Uuid7;

/** The ids of the categories that seed created, a line each: a category has no mark of its own. */
record SeededCategories(Path file) {
    /** Remembers one at once, so that nothing is forgotten when the process is killed. */
    void add(String categoryId) throws IOException {
        Paths.ensure(file.getParent());
        Files.writeString(file, categoryId + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    List<String> all() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().filter(Uuid7::isValid).distinct().toList()
                : List.of();
    }

    /** Forgets those that are gone. */
    void keep(List<String> left) throws IOException {
        Files.deleteIfExists(file);
        for (String categoryId : new ArrayList<>(left)) {
            add(categoryId);
        }
    }
}
