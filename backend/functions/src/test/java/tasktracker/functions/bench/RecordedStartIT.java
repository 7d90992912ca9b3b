package tasktracker.functions.bench;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every function, from the jar that is deployed, under AWS's own runtime client. */
final class RecordedStartIT {
    @Test
    void aColdStartLoadsNoMoreClassesThanRecorded(@TempDir Path home) throws Exception {
        Map<String, Double> classes = new TreeMap<>();
        try (Bench bench = Bench.of(home)) {
            for (Scene scene : Scene.all()) {
                Bench.Classes loaded = bench.classes(scene);
                assertNotEquals(0, loaded.ours(), scene.function());
                classes.put(scene.function(), (double) loaded.all());
            }
        }
        Recorded.check("classes", classes);
    }

    @Test
    void theJarIsNoLargerThanRecorded() throws Exception {
        Recorded.check("jar", Map.of("functions.jar", (double) Files.size(Bench.jar())));
    }
}
