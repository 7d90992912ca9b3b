package tasktracker.functions.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;

/** What a function's process reads its classes from. */
final class ClassPath {
    private static final List<String> RUNTIME_CLIENT = List.of("aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core", "aws-lambda-java-serialization", "utils-lite");

    private ClassPath() {}

    /** What Lambda's runtime brings by itself. */
    static String ofRuntimeClient() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> RUNTIME_CLIENT.stream().anyMatch(name -> Path.of(entry).getFileName().toString()
                        .startsWith(name + "-")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Unpacks the functions' jar, as Lambda does, and puts {@link Floor} beside it. */
    static void unpack(Path jar, Path into) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && path.startsWith(into)) {
                    Files.createDirectories(path.getParent());
                    Files.copy(in, path);
                }
            }
        }
        String floor = Floor.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(into.resolve(floor).getParent());
        try (InputStream in = Floor.class.getClassLoader().getResourceAsStream(floor)) {
            Files.copy(in, into.resolve(floor));
        }
    }
}
