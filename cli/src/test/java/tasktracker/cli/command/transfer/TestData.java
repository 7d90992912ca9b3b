package tasktracker.cli.command.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tasktracker.contract.Json;
import tasktracker.contract.Task;
import tasktracker.contract.TaskJson;

/** Files to import, and what came of them. */
final class TestData {
    private TestData() {}

    static Path copy(String resource, Path directory) throws IOException {
        Path file = directory.resolve(Path.of(resource).getFileName().toString());
        Files.writeString(file, text(resource));
        return file;
    }

    static String text(String resource) throws IOException {
        try (InputStream in = TestData.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Path csv(Path file, List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecords(rows);
        }
        return Files.writeString(file, text.toString());
    }

    /** The naughty strings, without comments and empty lines. */
    static List<String> naughty() throws IOException {
        // not lines(): it ends lines at a lone CR as well
        return Arrays.stream(text("hostile/blns.txt").split("\n", -1))
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** Tasks out of {@code -o ndjson}. */
    static List<Task> tasks(String ndjson) {
        return ndjson.lines().map(line -> {
            try {
                return Json.read(line.getBytes(StandardCharsets.UTF_8), TaskJson::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }
}
