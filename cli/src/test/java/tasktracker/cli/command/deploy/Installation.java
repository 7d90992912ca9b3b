package tasktracker.cli.command.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A distribution's folder, as far as a deployment needs it: the project's own template, and any code. */
public final class Installation {
    private final Path home;

    public Installation(Path folder) {
        this.home = folder;
        code("code 1");
        template(read("template.yaml"));
        write(home.resolve("samconfig.toml"), read("samconfig.toml"));
    }

    public Path home() {
        return home;
    }

    public void code(String content) {
        write(home.resolve("lib/local/functions.jar"), content);
    }

    public void template(String yaml) {
        write(home.resolve("template.yaml"), yaml);
    }

    static String read(String name) {
        try {
            return Files.readString(Path.of("..", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
