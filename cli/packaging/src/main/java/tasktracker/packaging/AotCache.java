package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The JVM's ahead-of-time cache of one side (JEP 483, 514, 515): trained by one run of its training class. */
final class AotCache {
    private static final int MAX_SECONDS = 180;

    private final Layout layout;
    private final Side side;

    AotCache(Layout layout, Side side) {
        this.layout = layout;
        this.side = side;
    }

    /** Runs the training class in an empty home and environment. */
    void train() throws IOException, InterruptedException {
        Files.deleteIfExists(side.cache());
        Path scratch = layout.work().resolve("training-" + side.name());
        clear(scratch);
        List<String> command = new ArrayList<>();
        command.add(layout.java().toString());
        command.addAll(side.arguments(layout.home(), "-XX:AOTCacheOutput=" + side.cache()));
        command.add(side.trainingClass());
        command.add(scratch.toString());
        run("training " + side.name(), command, scratch);
        if (Files.notExists(side.cache())) {
            throw new PackagingException("training " + side.name() + " left no AOT cache");
        }
        Files.setLastModifiedTime(side.cache(), Trees.TIME);
    }

    /**
     * Starts a JVM that refuses to run without its cache, and looks whether our classes came from it. That the jars are
     * those it was trained with, the JVM does not check: it would run what the cache remembers. So the cache is
     * trained again whenever a jar changes, and verified each time.
     */
    void verify() throws IOException, InterruptedException {
        Path scratch = layout.work().resolve("verify-" + side.name());
        clear(scratch);
        List<String> command = new ArrayList<>();
        command.add(layout.java().toString());
        command.addAll(side.arguments(layout.home(), side.cacheOption(), "-XX:AOTMode=on",
                "-Xlog:class+load:file=loaded.log"));
        command.add("-version");
        run("using the AOT cache of " + side.name(), command, scratch);
        String cached = side.trainingClass() + " source: shared objects file";
        if (!Files.readString(scratch.resolve("loaded.log")).contains(cached)) {
            throw new PackagingException("the JVM does not take classes from the AOT cache of " + side.name());
        }
    }

    private static void run(String what, List<String> command, Path scratch) throws IOException, InterruptedException {
        Path log = scratch.resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("HOME", scratch.toString());
        environment.put("TMPDIR", scratch.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new PackagingException(what + " did not end within " + MAX_SECONDS + " s: " + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            throw new PackagingException(
                    what + " failed with exit code " + process.exitValue() + ":\n" + Files.readString(log));
        }
    }

    private static void clear(Path folder) throws IOException {
        Trees.delete(folder);
        Files.createDirectories(folder);
    }
}
