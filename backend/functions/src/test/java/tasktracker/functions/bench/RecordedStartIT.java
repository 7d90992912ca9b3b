package tasktracker.functions.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** The rehearsal has loaded it all, but what is Lambda's own and the credentials, which nobody has before a restore. */
    @Test
    void theFirstRequestAfterARestoreLoadsNothingOfOursOrOfDynamo(@TempDir Path home) throws Exception {
        Path log = home.resolve("loaded.log");
        Scene scene = Scene.all().stream().filter(each -> each.function().equals("CreateTask")).findFirst()
                .orElseThrow();
        try (Bench bench = Bench.of(home);
                Restoration restoration = new Restoration(bench, home);
                Instance instance = restoration.ready(scene,
                        List.of("-Xlog:class+load:file=" + log + "::filecount=0"))) {
            instance.api().restore();
            int before = Files.readAllLines(log).size();
            bench.checkGood(scene, instance.api().invoke(scene.event()));
            List<String> loaded = Files.readAllLines(log).stream().skip(before)
                    .filter(line -> line.contains(" tasktracker.") || line.contains(" software.amazon.")).toList();
            assertEquals(List.of(), loaded);
        }
    }

    @Test
    void theJarIsNoLargerThanRecorded() throws Exception {
        Recorded.check("jar", Map.of("functions.jar", (double) Files.size(Bench.jar())));
    }
}
