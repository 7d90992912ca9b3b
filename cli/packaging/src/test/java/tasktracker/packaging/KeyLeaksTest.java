package tasktracker.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.contract.ApiKey;

final class KeyLeaksTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(3);

    @TempDir
    private Path directory;

    @Test
    void every_key_is_found_wherever_it_stands() {
        for (int length = 1; length <= 32; length++) {
            String key = key("u".repeat(length));
            assertEquals(1, KeyLeaks.in(key));
            assertEquals(2, KeyLeaks.in("tt1tt1w04{\"key\":\"" + key + "\"}x-api-key: " + key + "tt1"));
            assertEquals(0, KeyLeaks.in(key.substring(1)));
            assertEquals(0, KeyLeaks.in(key.substring(0, key.length() - 1)));
        }
        assertEquals(0, KeyLeaks.in("tt1 tt1w tt1w99 tt1wxx tt1w04home…"));
    }

    @Test
    void files_are_named_and_keys_are_not() throws IOException {
        Path report = Files.createDirectories(directory.resolve("a/b")).resolve("report.txt");
        Files.writeString(report, "fine");
        assertEquals(List.of(), KeyLeaks.below(List.of(directory, directory.resolve("none"))));
        Files.writeString(report, "not fine: " + key("home"));
        assertEquals(List.of(report + " holds 1 API key"), KeyLeaks.below(List.of(directory)));
    }

    private static String key(String user) {
        return ApiKey.generate(user, ApiKey.Scope.READ_WRITE, RANDOM).value();
    }
}
