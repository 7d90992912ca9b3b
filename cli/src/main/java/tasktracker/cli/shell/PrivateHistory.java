package tasktracker.cli.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jline.reader.impl.history.DefaultHistory;
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
            return Files.isWritable(file) ? file : null;
        } catch (IOException | CliException _) {
            return null; // a read-only home: the history ends with the shell
        }
    }
}
