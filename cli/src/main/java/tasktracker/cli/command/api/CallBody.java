package tasktracker.cli.command.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tasktracker.cli.Session;
import tasktracker.cli.config.IoReason;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The body as {@code -d} takes it. */
final class CallBody {
    /** What API Gateway takes; the API itself takes less. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private CallBody() {}

    /**
     * The bytes to send.
     *
     * @param said the text itself, {@code @FILE}, or {@code -} or {@code @-} for stdin
     * @throws CliException.Usage when there is no such file, or it is longer than any API takes
     * @throws CliException.Local when it cannot be read
     */
    static byte[] read(Session session, String said) {
        if (!said.equals("-") && !said.startsWith("@")) {
            return said.getBytes(StandardCharsets.UTF_8);
        }
        boolean stdin = said.equals("-") || said.equals("@-");
        String name = stdin ? "stdin" : said.substring(1);
        try (InputStream file = stdin ? InputStream.nullInputStream() : Files.newInputStream(Path.of(name))) {
            byte[] bytes = (stdin ? session.stdin() : file).readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CliException.Usage(Failure.of("BODY_TOO_LONG",
                        name + " is longer than " + MOST_BYTES / 1024 / 1024 + " MiB, which no API takes"));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new CliException.Usage(Failure.of("NO_SUCH_FILE", name + " does not exist"), e);
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("FILE_UNREADABLE", name + " cannot be read: " + IoReason.of(e)), e);
        }
    }
}
