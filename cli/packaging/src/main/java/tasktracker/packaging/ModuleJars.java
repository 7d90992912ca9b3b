package tasktracker.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A packaged module.
 *
 * @param own its own jar
 * @param dependencies the jars it needs at run time, in class path order
 */
record ModuleJars(Path own, List<Path> dependencies) {
    /** Reads what the module's build left in its target folder. */
    static ModuleJars of(Path module, String version) throws IOException {
        Path target = module.resolve("target");
        Path own = target.resolve("tasktracker-" + module.getFileName() + "-" + version + ".jar");
        String classPath = Files.readString(target.resolve("runtime.classpath")).strip();
        return new ModuleJars(own, Stream.of(classPath.split(File.pathSeparator, -1)).map(Path::of).toList());
    }

    List<Path> all() {
        List<Path> all = new ArrayList<>();
        all.add(own);
        all.addAll(dependencies);
        return all;
    }

    /** The dependencies that the other module neither is nor has. */
    List<Path> without(ModuleJars other) {
        List<Path> left = new ArrayList<>(dependencies);
        left.removeAll(other.all());
        return left;
    }
}
