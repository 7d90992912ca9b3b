package tasktracker.functions.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No test but a benchmark, run by {@code backend/bench/cold}: the first call after what a SnapStart snapshot restores,
 * over TLS on a new connection, against the median of later ones. The runtime client runs the hooks itself; between them
 * the process simply goes on, so what Lambda needs to restore its memory is not in it.
 */
final class RestoredTable {
    private static final int RUNS = Integer.getInteger("bench.runs", 11);
    private static final String ONLY = System.getProperty("bench.only", "GetTask|CreateTask|ListTasks");
    private static final int SETTLING = 300;
    private static final int WARM = 200;
    private static final int HANDSHAKES = Integer.getInteger("bench.handshakes", 500);

    @TempDir
    Path home;

    private record Sample(double first, double warm, double restore, double priming) {}

    @Test
    void print() throws Exception {
        try (Bench bench = Bench.of(home); Restoration restoration = new Restoration(bench, home)) {
            for (int i = 0; i < HANDSHAKES; i++) {
                restoration.shakeHands();
            }
            System.out.println(
                    "\n| Function | first ms | warm ms | × warm | hook after restore ms | made ready in ms |\n"
                            + "|---|---:|---:|---:|---:|---:|");
            for (Scene scene : Scene.all()) {
                if (scene.function().matches(ONLY)) {
                    List<Sample> samples = new ArrayList<>();
                    for (int run = 0; run < RUNS; run++) {
                        samples.add(sample(bench, restoration, scene));
                    }
                    System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.1f | %.1f | %.0f |%n", scene.function(),
                            Bench.median(samples, Sample::first), Bench.median(samples, Sample::warm),
                            Bench.median(samples, sample -> sample.first / sample.warm),
                            Bench.median(samples, Sample::restore), Bench.median(samples, Sample::priming));
                }
            }
        }
    }

    private static Sample sample(Bench bench, Restoration restoration, Scene scene) throws Exception {
        List<String> options = List.of(System.getProperty("bench.options", "-Dnone=1").split(" "));
        try (Instance instance = restoration.ready(scene, options)) {
            long restored = instance.api().restore();
            double hook = (System.nanoTime() - restored) / 1e6;
            RuntimeApi.Answer first = instance.api().invoke(scene.event());
            bench.checkGood(scene, first);
            for (int i = 0; i < SETTLING; i++) {
                instance.api().invoke(scene.event());
            }
            List<RuntimeApi.Answer> warm = new ArrayList<>();
            for (int i = 0; i < WARM; i++) {
                warm.add(instance.api().invoke(scene.event()));
            }
            return new Sample(first.millis(), Bench.median(warm, RuntimeApi.Answer::millis), hook,
                    instance.sinceStart(restored));
        }
    }
}
