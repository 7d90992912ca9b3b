package tasktracker.functions.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No test but a benchmark, run by {@code backend/bench/cold}: from the start of a process to the first answer of every
 * function, against {@link Floor} with the same call, by turns.
 */
final class ColdTable {
    private static final int RUNS = Integer.getInteger("bench.runs", 11);
    private static final String ONLY = System.getProperty("bench.only", "");

    @TempDir
    Path home;

    @Test
    void print() throws Exception {
        try (Bench bench = Bench.of(home)) {
            System.out.println("\n| Function | cold ms | floor ms | × floor | its answer ms | × | classes |"
                    + " floor | ours |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|");
            for (Scene scene : Scene.all()) {
                if (scene.function().matches(ONLY.isEmpty() ? ".*" : ONLY)) {
                    row(bench, scene);
                }
            }
            System.out.println("\nfunctions.jar has " + Files.size(Bench.jar()) / 1000 + " KB");
        }
    }

    private static void row(Bench bench, Scene scene) throws Exception {
        List<Bench.Start> ours = new ArrayList<>();
        List<Bench.Start> floor = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            ours.add(bench.start(scene));
            if (!scene.floor().isEmpty()) {
                floor.add(bench.startFloor(scene));
            }
        }
        Bench.Classes classes = bench.classes(scene);
        double cold = Bench.median(ours, Bench.Start::first);
        double answer = Bench.median(ours, Bench.Start::answer);
        if (floor.isEmpty()) {
            System.out.printf(Locale.ROOT, "| %s | %.0f |  |  | %.0f |  | %d |  | %d |%n", scene.function(), cold,
                    answer, classes.all(), classes.ours());
            return;
        }
        double least = Bench.median(floor, Bench.Start::first);
        System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.2f | %.0f | %.2f | %d | %d | %d |%n", scene.function(),
                cold, least, cold / least, answer, answer / Bench.median(floor, Bench.Start::answer), classes.all(),
                bench.floorClasses(scene).all(), classes.ours());
    }
}
