package tasktracker.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The Java runtime that the distribution carries, linked from the JDK that runs the build. */
final class RuntimeImage {
    /** java.naming is for certificate names in Apache HttpClient; jdk.unsupported for JLine and the AWS SDK. */
    private static final String MODULES = "java.base,java.logging,java.management,java.naming,java.net.http,java.sql,"
            + "java.xml,jdk.httpserver,jdk.net,jdk.unsupported";
    private static final List<String> OPTIONS = List.of("--generate-cds-archive", "--strip-debug", "--no-header-files",
            "--no-man-pages", "--add-modules", MODULES);

    private final Layout layout;

    RuntimeImage(Layout layout) {
        this.layout = layout;
    }

    /** What the image depends on. */
    String key() throws IOException {
        return Files.readString(Path.of(System.getProperty("java.home"), "release")) + OPTIONS + "without nocoops";
    }

    /** Makes the image anew. */
    void link() throws IOException {
        Trees.delete(layout.runtime());
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new PackagingException("the JDK has no jlink: " + System.getProperty("java.home")));
        Path output = layout.runtime();
        String[] arguments = Stream.concat(OPTIONS.stream(), Stream.of("--output", output.toString()))
                .toArray(String[]::new);
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try { // its maker of class archives has good news for System.out, whatever it is given
            if (jlink.run(writer, writer, arguments) != 0) {
                throw new PackagingException("jlink failed: " + said);
            }
        } finally {
            System.setOut(out);
        }
        // The class archive for heaps of 32 GB and more, which nobody gives this tool.
        Files.deleteIfExists(layout.runtime().resolve("lib/server/classes_nocoops.jsa"));
    }
}
