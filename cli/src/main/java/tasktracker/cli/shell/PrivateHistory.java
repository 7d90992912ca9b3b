package tasktracker.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jline.reader.impl.history.DefaultHistory;
import tasktracker.cli.config.AtomicFile;
import tasktracker.cli.config.Paths;
import tasktracker.cli.error.CliException;
import tasktracker.contract.ApiKey;

/** The lines typed before: its owner's alone, and without those that hold a secret or begin with a blank. */
final class PrivateHistory extends DefaultHistory {
    /** No command takes a secret as a word; these are in what people paste by mistake. */
    private static final List<String> SECRETS = List.of("x-api-key", "api_key=", "api-key=", "apikey", "access_key",
            "secret=", "secret:", "password=", "password:", "token=", "token:", "authorization:", "bearer ");

    @Override
    public void add(Instant time, String line) {
        if (!line.isBlank() && line.charAt(0) != ' ' && !isSecret(line)) {
            super.add(time, line);
        }
    }

    /** Whether a line may hold a secret: a key, whole or cut, or a word that stands before one. */
    static boolean isSecret(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (String word : SECRETS) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return ApiKey.isSuspected(line);
    }

    /**
     * What a killed shell left: half a line, to which the next would be added, half a letter, for which all lines would
     * be refused, and the shorter file it was about to put in place of this one.
     */
    private static void mend(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.UTF_8);
        boolean torn = content.length > 0 && content[content.length - 1] != '\n';
        if (torn || text.indexOf('\uFFFD') >= 0) {
            String whole = text.replace("\uFFFD", "") + (torn ? "\n" : "");
            AtomicFile.writeLightly(file, whole.getBytes(StandardCharsets.UTF_8));
        }
        FileTime last = Files.getLastModifiedTime(file);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(file.getParent(), file.getFileName() + "*.tmp")) {
            for (Path path : left) {
                if (Files.getLastModifiedTime(path).compareTo(last) < 0) { // not one that is written right now
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** Makes the file for its owner alone; gives null when there can be none. */
    static Path prepared(Path file) {
        try {
            Paths.ensure(file.getParent());
            try {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException _) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            if (Files.isWritable(file)) {
                mend(file);
                return file;
            }
            return null;
        } catch (IOException | CliException _) {
            return null; // a read-only home: the history ends with the shell
        }
    }
}
