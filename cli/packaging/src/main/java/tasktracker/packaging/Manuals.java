package tasktracker.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The manual pages, which the tool writes from its commands. */
final class Manuals {
    private static final String WRITER = "tasktracker.cli.man.ManPages";
    private static final int MAX_SECONDS = 60;

    private final Layout layout;
    private final Side side;

    Manuals(Layout layout, Side side) {
        this.layout = layout;
        this.side = side;
    }

    /** Where {@code man} looks for them when its path has the folder above. */
    Path folder() {
        return layout.home().resolve("share/man/man1");
    }

    /** Writes them anew; every file gets the same time. */
    void write() throws IOException, InterruptedException {
        Trees.delete(folder());
        Files.createDirectories(folder());
        Files.createDirectories(layout.work());
        Path log = layout.work().resolve("manuals.log");
        List<String> command = new ArrayList<>(List.of(layout.java().toString()));
        command.addAll(side.wholeArguments(layout.home()));
        command.add(WRITER);
        command.add(folder().toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new PackagingException("the manual pages took longer than " + MAX_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new PackagingException("no manual pages:\n" + Files.readString(log));
        }
        try (Stream<Path> pages = Files.list(folder())) {
            for (Path page : pages.toList()) {
                Files.setLastModifiedTime(page, Trees.TIME);
            }
        }
    }
}
