package tasktracker.functions.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What {@link WarmTable} has JMH run: one request after the other through a warm function, in a process of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WarmBenchmark {
    /** One of {@link Warm#all}. */
    @Param({})
    public String request;

    private Warm warm;

    @Setup
    public void prepare() {
        warm = Warm.all().get(request);
    }

    @Benchmark
    public ByteArrayOutputStream answer() throws IOException {
        return warm.run();
    }
}
