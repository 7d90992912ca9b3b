package tasktracker.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and deletes files and folders of files. */
final class Trees {
    /** All files bear one time: an archive of the same content is the same bytes. */
    static final FileTime TIME = FileTime.fromMillis(1_767_225_600_000L);

    private Trees() {}

    /** Copies a file, in place of what is there, into a folder that need not be there. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(to, TIME);
    }

    /** Writes a file, in place of what is there, into a folder that need not be there. */
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file, in place of what is there, into a folder that need not be there. Not into what is there: a tool or a
     * stack of the last build may run from it, and breaks when it changes under its feet.
     */
    static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, TIME);
    }

    /** Copies a folder's files, over what is there. */
    static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** Deletes a folder and all in it, if it is there. Links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
