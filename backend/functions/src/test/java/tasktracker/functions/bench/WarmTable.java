package tasktracker.functions.bench;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * No test but a benchmark, run by {@code backend/bench/warm}: what a request costs besides the network, by JMH, with the
 * JIT compiler as Lambda has it where no snapshot is taken (C1 alone).
 */
final class WarmTable {
    @Test
    void print() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(WarmBenchmark.class.getName())
                .param("request", Warm.all().keySet().toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .forks(2)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(10)
                .measurementTime(TimeValue.seconds(1))
                // JMH itself still writes fields past the JVM's back.
                .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx853m",
                        "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        System.out.println("\n| Request without the network | µs | KB allocated |\n|---|---:|---:|");
        for (RunResult run : new Runner(options).run()) {
            Result<?> time = run.getPrimaryResult();
            System.out.printf(Locale.ROOT, "| %s | %.1f ± %.1f | %.1f |%n", run.getParams().getParam("request"),
                    time.getScore(), time.getScoreError(),
                    run.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1e3);
        }
    }
}
