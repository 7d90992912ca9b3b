package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes how the two programs are started: the tool by a shell script, the local stack by the tool. */
final class Launchers {
    private static final int BUILD_DIGITS = 16;

    private final Layout layout;

    Launchers(Layout layout) {
        this.layout = layout;
    }

    void write(Side cli, Side local) throws IOException {
        writeScript(cli);
        writeCommand(local);
        writeBuild(local);
    }

    private void writeScript(Side cli) throws IOException {
        String template = Files.readString(layout.cliModule().resolve("src/dist/bin/tasktracker"));
        List<String> options = new ArrayList<>(cli.options());
        options.add(cli.cacheOption());
        String script = template
                .replace("@OPTIONS@", options.stream().map(Launchers::quoted).collect(Collectors.joining(" \\\n    ")))
                .replace("@DAILY@", quoted(String.join(":", cli.daily())))
                .replace("@REST@", quoted(":" + String.join(":", cli.rest())))
                .replace("@MAIN@", cli.mainClass());
        Path file = layout.home().resolve("bin/tasktracker");
        Trees.write(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String quoted(String argument) {
        return argument.contains(Side.HOME) ? '"' + argument.replace(Side.HOME, "$home") + '"' : argument;
    }

    /** One argument a line, from the JVM's first option to the main class; {@code {home}} is for the tool to fill in. */
    private void writeCommand(Side local) throws IOException {
        List<String> lines = new ArrayList<>(local.options());
        lines.add(local.cacheOption());
        lines.add("-cp");
        lines.add(String.join(":", local.daily()));
        lines.add(local.mainClass());
        Trees.write(local.library().folder().resolve("command"), String.join("\n", lines) + "\n");
    }

    /** A name for what the local stack is made of: by it the tool knows a running stack that is of another build. */
    private void writeBuild(Side local) throws IOException {
        String template = Digests.of(layout.home(), List.of(layout.home().resolve("template.yaml")));
        String build = Digests.of(local.key() + template).substring(0, BUILD_DIGITS);
        Trees.write(local.library().folder().resolve("build"), build + "\n");
    }
}
