package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One of the two programs in the distribution.
 *
 * @param name of its folder below {@code lib}
 * @param options for the JVM, the same for training and use, or the AOT cache is refused. {@code {home}} stands for
 *            the distribution's folder
 * @param daily the jars of its class path that its daily work needs, in order, below {@code {home}}
 * @param rest all its others. Java opens every jar of a class path to look for time zones in it, before it knows the
 *            first one; a cache serves any class path that begins with the one it was trained with
 * @param mainClass what users start
 * @param trainingClass what runs once while the distribution is built
 * @param library its jars
 */
record Side(String name, List<String> options, List<String> daily, List<String> rest, String mainClass,
        String trainingClass, Library library) {
    static final String HOME = "{home}";

    /** What both want: a small heap's collector, silence, and JVM errors on stderr, where they belong. */
    private static final List<String> COMMON = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
            "-XX:-UsePerfData", "-Xlog:disable", "-Xlog:all=error:stderr", "-Dtasktracker.home=" + HOME);

    /** How the names of the jars begin that the tool's daily work needs; its launcher knows which commands want more. */
    private static final List<String> DAILY = List.of("tasktracker-", "jackson-core-");

    /** The tool: short runs, so the first compiler only. */
    static Side cli(Path home, Library library) {
        List<String> options = new ArrayList<>(COMMON);
        // Picocli otherwise looks into every jar for Groovy.
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dpicocli.disable.closures=true"));
        return side(home, "cli", options, library, jar -> DAILY.stream().anyMatch(jar::startsWith));
    }

    /** The local stack: it waits in the background most of its life, so it is to be small. */
    static Side local(Path home, Library library, Path nativeFolder) {
        List<String> options = new ArrayList<>(COMMON);
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx96m"));
        options.add("-Dorg.sqlite.lib.path=" + HOME + "/" + home.relativize(nativeFolder));
        return side(home, "local", options, library, _ -> true);
    }

    private static Side side(Path home, String name, List<String> options, Library library, Predicate<String> daily) {
        String folder = HOME + "/" + home.relativize(library.folder()) + "/";
        return new Side(name, List.copyOf(options),
                library.names().stream().filter(daily).map(jar -> folder + jar).toList(),
                library.names().stream().filter(daily.negate()).map(jar -> folder + jar).toList(),
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
        return options + mainClass + trainingClass + Digests.of(library.folder(), daily.stream()
                .map(jar -> library.folder().resolve(jar.substring(jar.lastIndexOf('/') + 1)))
                .toList());
    }

    /** The JVM's arguments for that home, up to and including the class path of the daily work. */
    List<String> arguments(Path home, String... more) {
        return arguments(home, daily, List.of(more));
    }

    /** The JVM's arguments for that home, up to and including the whole class path. */
    List<String> wholeArguments(Path home) {
        return arguments(home, Stream.concat(daily.stream(), rest.stream()).toList(), List.of());
    }

    private List<String> arguments(Path home, List<String> classPath, List<String> more) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(more);
        arguments.add("-cp");
        arguments.add(String.join(":", classPath));
        return arguments.stream().map(argument -> argument.replace(HOME, home.toString())).toList();
    }
}
