package tasktracker.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a cache in use is seen, the packaged tool shows. */
final class RuntimeChecksTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path installation;

    @Test
    void the_shipped_runtime_is_known_through_links() throws Exception {
        assertEquals(Verdict.WARN, checks(List.of()).java("java").verdict());
        Files.createSymbolicLink(installation.resolve("runtime"), JAVA);
        assertEquals(Diagnosis.pass("java", "Java 25.0.3, the runtime that comes with the tool"),
                checks(List.of()).java("java"));
    }

    @Test
    void without_a_cache_and_with_one_that_is_switched_off_it_warns() {
        assertEquals("this JVM was started without an AOT cache, so each command takes longer",
                checks(List.of("-XX:+UseSerialGC")).aotCache("aot").message());
        assertEquals("-XX:AOTMode=off keeps this JVM from its cache, so each command takes longer",
                checks(List.of("-XX:AOTCache=x.aot", "-XX:AOTMode=off")).aotCache("aot").message());
    }

    @Test
    void a_cache_that_the_jvm_refuses_is_seen_although_it_goes_on_without_a_word() throws Exception {
        Path broken = Files.writeString(installation.resolve("broken.aot"), "no cache");
        Diagnosis refused = checks(List.of("-XX:AOTCache=" + broken)).aotCache("aot");
        assertEquals(Verdict.WARN, refused.verdict());
        assertTrue(refused.message().startsWith("the JVM does not use " + broken + " ("), refused.message());
    }

    private RuntimeChecks checks(List<String> options) {
        return new RuntimeChecks(installation, JAVA, "25.0.3", options, "none");
    }
}
