package tasktracker.cli.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tasktracker.cli.config.IoReason;

/**
 * The Java that runs this, and whether it starts from its AOT cache.
 *
 * @param installation the folder of the distribution
 * @param home of the Java runtime
 * @param options that this JVM was started with
 */
record RuntimeChecks(Path installation, Path home, String version, List<String> options, String classPath) {
    private static final String CACHE = "-XX:AOTCache=";
    private static final String MODE = "-XX:AOTMode=";
    /** The JVM's log of where a class came from, when it was the cache. */
    private static final String FROM_CACHE = "tasktracker.cli.Main source: shared objects file";

    /** Of this process. */
    static RuntimeChecks of(Path installation) {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        return new RuntimeChecks(installation, Path.of(System.getProperty("java.home")),
                System.getProperty("java.version"), runtime.getInputArguments(), runtime.getClassPath());
    }

    Diagnosis java(String id) {
        boolean ours = real(home).equals(real(installation.resolve("runtime")));
        return ours
                ? Diagnosis.pass(id, "Java " + version + ", the runtime that comes with the tool")
                : Diagnosis.warn(id, "Java " + version + " in " + home + ", not the runtime that comes with the tool",
                        installation.resolve("bin/tasktracker") + " --version");
    }

    /**
     * Whether classes come from the cache. A JVM that cannot use its cache goes on without a word, so the same JVM is
     * started once more with the same options and may not go on: it must log that our classes came out of the cache.
     */
    Diagnosis aotCache(String id) {
        String cache = last(CACHE);
        String launcher = installation.resolve("bin/tasktracker") + " --version";
        if (cache == null) {
            return Diagnosis.warn(id, "this JVM was started without an AOT cache, so each command takes longer",
                    launcher);
        }
        if ("off".equals(last(MODE))) {
            return Diagnosis.warn(id, MODE + "off keeps this JVM from its cache, so each command takes longer",
                    "unset TASKTRACKER_JAVA_OPTS");
        }
        try {
            String told = told();
            return told.contains(FROM_CACHE)
                    ? Diagnosis.pass(id, "classes come from " + cache)
                    : Diagnosis.warn(id, "the JVM does not use " + cache + firstLine(told)
                            + "; each command takes longer", launcher);
        } catch (IOException e) {
            return Diagnosis.warn(id, "the JVM could not be asked: " + IoReason.of(e), launcher);
        }
    }

    private String told() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        for (String option : options) {
            if (!option.startsWith(MODE) && !option.startsWith("-Xlog")) {
                command.add(option);
            }
        }
        command.addAll(List.of(MODE + "on", "-Xlog:disable", "-Xlog:class+load=info:stdout", "-cp", classPath,
                "-version"));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        child.getOutputStream().close();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String last(String option) {
        String value = null;
        for (String each : options) {
            value = each.startsWith(option) ? each.substring(option.length()) : value;
        }
        return value;
    }

    private static String firstLine(String told) {
        String line = told.lines().filter(each -> !each.contains("[class,load]")).findFirst().orElse("");
        return line.isBlank() ? "" : " (" + line.strip() + ")";
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.toAbsolutePath();
        }
    }
}
