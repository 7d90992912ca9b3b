package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the two programs in the distribution.
 *
 * @param name of its folder below {@code lib}
 * @param options for the JVM, the same for training and use, or the AOT cache is refused. {@code {home}} stands for
 *            the distribution's folder
 * @param classPath its jars in order, below {@code {home}}
 * @param mainClass what users start
 * @param trainingClass what runs once while the distribution is built
 * @param library its jars
 */
record Side(String name, List<String> options, List<String> classPath, String mainClass, String trainingClass,
        Library library) {
    static final String HOME = "{home}";

    /** What both want: a small heap's collector, silence, and JVM errors on stderr, where they belong. */
    private static final List<String> COMMON = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
            "-XX:-UsePerfData", "-Xlog:disable", "-Xlog:all=error:stderr", "-Dtasktracker.home=" + HOME);

    /** The tool: short runs, so the first compiler only. */
    static Side cli(Path home, Library library) {
        List<String> options = new ArrayList<>(COMMON);
        options.add("-XX:TieredStopAtLevel=1");
        return side(home, "cli", options, library);
    }

    /** The local stack: it waits in the background most of its life, so it is to be small. */
    static Side local(Path home, Library library, Path nativeFolder) {
        List<String> options = new ArrayList<>(COMMON);
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx96m"));
        options.add("-Dorg.sqlite.lib.path=" + HOME + "/" + home.relativize(nativeFolder));
        return side(home, "local", options, library);
    }

    private static Side side(Path home, String name, List<String> options, Library library) {
        String folder = HOME + "/" + home.relativize(library.folder()) + "/";
        return new Side(name, List.copyOf(options), library.names().stream().map(jar -> folder + jar).toList(),
                "tasktracker." + name + ".Main", "tasktracker." + name + ".Training", library);
    }

    /** The option that uses the cache. */
    String cacheOption() {
        return "-XX:AOTCache=" + HOME + "/lib/" + name + "/" + name + ".aot";
    }

    Path cache() {
        return library.folder().resolve(name + ".aot");
    }

    /** What the cache depends on besides the runtime. */
    String key() throws IOException {
        return options + mainClass + trainingClass + Digests.of(library.folder(), classPath.stream()
                .map(jar -> library.folder().resolve(jar.substring(jar.lastIndexOf('/') + 1)))
                .toList());
    }

    /** The JVM's arguments for that home, up to and including the class path. */
    List<String> arguments(Path home, String... more) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(more));
        arguments.add("-cp");
        arguments.add(String.join(":", classPath));
        return arguments.stream().map(argument -> argument.replace(HOME, home.toString())).toList();
    }
}
