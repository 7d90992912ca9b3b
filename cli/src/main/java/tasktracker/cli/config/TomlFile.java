package tasktracker.cli.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

import tasktracker.cli.ShellWord;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * A TOML file of the user on the disk; one that is missing is empty.
 *
 * @param secret whether only its owner may read it, which is demanded when reading and held when writing
 */
record TomlFile(Path path, boolean secret) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Reads it.
     *
     * @throws CliException.Usage if it is not TOML of our subset, with line and column
     * @throws CliException.Local if it cannot be read
     * @throws CliException.Denied if it is secret and others may read or write it
     */
    Toml read() {
        try {
            String text = Files.readString(path);
            if (secret) {
                demandPrivacy();
            }
            return Toml.parse(text);
        } catch (NoSuchFileException _) {
            return empty();
        } catch (TomlFault e) {
            throw invalid(e.describe());
        } catch (CharacterCodingException _) {
            throw invalid("it is not UTF-8");
        } catch (IOException e) {
            if (isBelowAFile()) {
                return empty();
            }
            throw new CliException.Local(
                    Failure.of("CONFIG_NOT_READABLE", path + " cannot be read: " + IoReason.of(e)), e);
        }
    }

    /**
     * Changes it; what several processes do at once happens one after the other, and each sees what the last one wrote.
     *
     * @throws CliException.Local if it cannot be written
     */
    void edit(UnaryOperator<Toml> change) {
        try {
            Paths.ensure(path.getParent());
            Path lock = path.resolveSibling("." + path.getFileName() + ".lock");
            try (FileMutex _ = FileMutex.hold(lock, PATIENCE)) {
                byte[] content = change.apply(read()).text().getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(path, secret ? AtomicFile.Mode.PRIVATE : AtomicFile.Mode.KEPT, content);
            }
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("CONFIG_NOT_WRITABLE", path + " cannot be written: " + IoReason.of(e))
                            .hint("set XDG_CONFIG_HOME to a directory that can be written"),
                    e);
        }
    }

    /** What is wrong with the content. */
    CliException invalid(String message) {
        return new CliException.Usage(Failure.of("CONFIG_INVALID", path + ": " + message)
                .hint("${EDITOR:-vi} " + ShellWord.quoted(path.toString())));
    }

    private void demandPrivacy() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (!AtomicFile.OWNER_ONLY.containsAll(permissions)) {
            throw new CliException.Denied(Failure.of("CREDENTIALS_EXPOSED",
                    path + " holds keys and has the mode " + PosixFilePermissions.toString(permissions)
                            + ", so that others may have read them")
                    .hint("chmod 600 " + path));
        }
    }

    /** Whether a directory on the way is none, as with a HOME of /dev/null: then there is no such file either. */
    private boolean isBelowAFile() {
        Path above = path.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above != null && !Files.isDirectory(above);
    }

    /** What a missing file says. */
    static Toml empty() {
        try {
            return Toml.parse("");
        } catch (TomlFault impossible) {
            throw new IllegalStateException(impossible.describe());
        }
    }
}
