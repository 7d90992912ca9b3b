package tasktracker.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;

/**
 * The command tree as it was agreed on. Whoever takes a command, a flag or a value away sees it here; {@code -Drenew}
 * writes the file anew, and the change is then in the diff.
 */
final class CommandTreeFileTest {
    private static final Path FILE = Path.of("src", "test", "resources", "command-tree.json");

    @Test
    void nothing_of_it_has_changed_unseen(@TempDir Path home) throws IOException {
        String tree = pretty(new Cli(home).run("help", "--all", "-o", "json").out());
        if (System.getProperty("renew") != null) {
            Files.writeString(FILE, tree);
        }
        assertEquals(Files.readString(FILE), tree, "README, Building, says how to renew it");
    }

    private static String pretty(String json) throws IOException {
        StringWriter text = new StringWriter();
        JsonFactory factory = new JsonFactory();
        try (JsonParser in = factory.createParser(json); JsonGenerator out = factory.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter());
            while (in.nextToken() != null) {
                out.copyCurrentEvent(in);
            }
        }
        return text + "\n";
    }
}
