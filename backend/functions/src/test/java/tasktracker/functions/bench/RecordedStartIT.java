package tasktracker.functions.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every function, from the jar that is deployed, under AWS's own runtime client. */
final class RecordedStartIT {
    private static final Pattern TEMPLATE_FUNCTION = Pattern
            .compile("  (\\w+):\n    Type: AWS::Serverless::Function\n");

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
    void everyFunctionOfTheTemplateIsMeasured() throws Exception {
        Set<String> functions = TEMPLATE_FUNCTION.matcher(Files.readString(Path.of("../../template.yaml"))).results()
                .map(function -> function.group(1)).collect(Collectors.toSet());
        assertEquals(functions, Scene.all().stream().map(Scene::function).collect(Collectors.toSet()));
    }

    /** The rehearsal has loaded it all, but what is Lambda's own and the credentials, which nobody has before a restore. */
    @ParameterizedTest
    @ValueSource(strings = { "CreateTask", "UpdateTask" })
    void theFirstRequestAfterARestoreLoadsNothingOfOursOrOfDynamo(String function, @TempDir Path home)
            throws Exception {
        Path log = home.resolve("loaded.log");
        Scene scene = Scene.of(function);
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
