package tasktracker.cli.option;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tasktracker.cli.Session;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The value of an option that {@code -} lets stdin give. */
public final class TextArgument {
    private static final int MOST_BYTES = 1024 * 1024;

    private TextArgument() {}

    /**
     * The text itself, or for {@code -} all of stdin without the line feed at its end.
     *
     * @throws CliException.Usage when stdin is no UTF-8, or far too long for anything
     */
    public static String read(Session session, String value) {
        if (!value.equals("-")) {
            return value;
        }
        try {
            byte[] bytes = session.stdin().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CliException.Usage(Failure.of("STDIN_TOO_LONG", "stdin is longer than 1 MiB"));
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new CliException.Usage(Failure.of("STDIN_NOT_UTF8", "stdin is not UTF-8"), e);
        } catch (IOException e) {
            throw new CliException.Local(
                    Failure.of("STDIN_UNREADABLE", "stdin cannot be read: " + e.getMessage()), e);
        }
    }
}
