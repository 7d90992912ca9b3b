package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool, started the ways people start it. Its JVM may not start without the AOT cache. */
final class DistributionIT {
    private static final Path HOME = Path.of("target/tasktracker").toAbsolutePath();
    private static final String LAUNCHER = HOME.resolve("bin/tasktracker").toString();
    private static final String ONLY_WITH_CACHE = "-XX:AOTMode=on";

    @TempDir
    Path folder;

    @Test
    void startsByItsFullPath() throws Exception {
        assertStarts(run(folder, Map.of(), LAUNCHER, "--version"));
    }

    @Test
    void startsByARelativePath() throws Exception {
        assertStarts(run(HOME, Map.of(), "bin/tasktracker", "--version"));
        assertStarts(run(HOME.resolve("bin"), Map.of(), "./tasktracker", "--version"));
        assertStarts(run(HOME.resolve("lib"), Map.of(), "../bin/tasktracker", "--version"));
    }

    @Test
    void startsWhenGivenToAShellByItsNameAlone() throws Exception {
        assertStarts(run(HOME.resolve("bin"), Map.of(), "sh", "tasktracker", "--version"));
    }

    @Test
    void startsFromASearchPathThroughLinksToLinksAndFoldersWithSpaces() throws Exception {
        Path spaces = Files.createSymbolicLink(folder.resolve("with two spaces"), HOME);
        Path bin = Files.createDirectory(folder.resolve("my bin"));
        Path first = Files.createSymbolicLink(bin.resolve("first link"), spaces.resolve("bin/tasktracker"));
        Path second = Files.createSymbolicLink(bin.resolve("tt"), Path.of("first link"));

        Run run = run(folder, Map.of("PATH", bin + File.pathSeparator + System.getenv("PATH")), "sh", "-c",
                "tt --version");

        for (Path link : List.of(second, first, spaces)) {
            Files.delete(link);
        }
        assertStarts(run);
    }

    @Test
    void ignoresWhatIsMeantForOtherJvms() throws Exception {
        assertStarts(run(folder, Map.of("JAVA_TOOL_OPTIONS", "-Dx=1", "JDK_JAVA_OPTIONS", "-Dx=2", "_JAVA_OPTIONS",
                "-Dx=3", "CLASSPATH", "/nowhere"), LAUNCHER, "--version"));
    }

    @Test
    void readsArgumentsAsUtf8WhateverTheLocale() throws Exception {
        for (Map<String, String> locale : List.of(Map.of("LC_ALL", "POSIX"), Map.of("LANG", "C"),
                Map.<String, String>of(), Map.of("LC_ALL", "C.utf8"))) {
            Run run = run(folder, locale, List.of(LAUNCHER, "--version"),
                    ONLY_WITH_CACHE + " -XshowSettings:properties");
            assertTrue(run.err.contains("sun.jnu.encoding = UTF-8\n"), () -> locale + ": " + run);
        }
    }

    @Test
    void bringsThePoliciesThatItsErrorsName() throws Exception {
        for (String policy : List.of("deployer.json", "key-manager.json")) {
            assertEquals(Files.readString(Path.of("iam", policy)),
                    Files.readString(HOME.resolve("share/iam").resolve(policy)));
        }
    }

    private static void assertStarts(Run run) {
        assertEquals(new Run(0, "tasktracker 0.1.0\n", ""), run);
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(Path directory, Map<String, String> environment, String... command) throws Exception {
        return run(directory, environment, List.of(command), ONLY_WITH_CACHE);
    }

    private Run run(Path directory, Map<String, String> environment, List<String> command, String javaOptions)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString()));
        builder.environment().put("TASKTRACKER_JAVA_OPTS", javaOptions);
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(out), Files.readString(err));
    }
}
