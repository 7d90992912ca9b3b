package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool's doctor: what only a process with its own runtime and cache can show. */
final class DoctorIT {
    private static final String LAUNCHER = Path.of("target/tasktracker/bin/tasktracker").toAbsolutePath().toString();

    @TempDir
    private Path home;

    @Test
    void the_packaged_tool_runs_on_its_own_java_from_its_cache() throws Exception {
        String out = doctor(Map.of());
        assertTrue(out.contains("java\tpass\t"), out);
        assertTrue(out.contains("aot-cache\tpass\tclasses come from "), out);
    }

    @Test
    void a_cache_that_is_not_used_is_seen() throws Exception {
        String off = doctor(Map.of("TASKTRACKER_JAVA_OPTS", "-XX:AOTMode=off"));
        assertTrue(off.contains("aot-cache\twarn\t-XX:AOTMode=off "), off);
    }

    private String doctor(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER, "doctor", "--offline")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", home.toString()));
        builder.environment().putAll(environment);
        Process tool = builder.start();
        String out = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, tool.waitFor(), out);
        return out;
    }
}
