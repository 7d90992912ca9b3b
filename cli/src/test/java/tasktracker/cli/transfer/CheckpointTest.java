package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointTest {
    private static final int BATCHES = 300;

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("import.json");
    }

    @Test
    void two_imports_of_one_file_save_at_once() throws Exception {
        Checkpoint first = Checkpoint.open(file(), "run", BATCHES);
        Checkpoint second = Checkpoint.open(file(), "other", BATCHES);
        assertEquals("run", second.run());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> ends = new ArrayList<>();
            for (Checkpoint checkpoint : List.of(first, second)) {
                ends.add(threads.submit(() -> {
                    for (int batch = 0; batch < BATCHES; batch++) {
                        checkpoint.finished(batch);
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        assertEquals(BATCHES, Checkpoint.open(file(), "new", BATCHES).countDone());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void of_two_imports_at_once_that_finish_different_batches_one_is_kept_whole() throws Exception {
        Checkpoint first = Checkpoint.open(file(), "run", BATCHES);
        Checkpoint second = Checkpoint.open(file(), "other", BATCHES);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> end = threads.submit(() -> finish(first, 0));
            finish(second, 1);
            end.get();
        }
        Checkpoint kept = Checkpoint.open(file(), "new", BATCHES);
        int offset = kept.isDone(0) ? 0 : 1;
        assertEquals(BATCHES / 2, kept.countDone());
        assertTrue(IntStream.range(0, BATCHES / 2).allMatch(half -> kept.isDone(2 * half + offset)));
    }

    /** Every other batch. */
    private static Void finish(Checkpoint checkpoint, int first) throws IOException {
        for (int batch = first; batch < BATCHES; batch += 2) {
            checkpoint.finished(batch);
        }
        return null;
    }

    @Test
    void cut_anywhere_it_counts_for_nothing() throws IOException {
        Checkpoint.open(file(), "run", BATCHES).finished(7);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            Checkpoint begun = Checkpoint.open(file(), "new", BATCHES);
            assertEquals("new 0", begun.run() + " " + begun.countDone(), "cut to " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "null", "7", "{\"run\":[],\"batches\":300,\"done\":\"\"}",
        "{\"run\":\"r\",\"batches\":300,\"done\":\"?\"}", "{\"run\":\"r\",\"batches\":300,\"done\":7}",
        "{\"run\":\"r\",\"batches\":99999999999999,\"done\":\"\"}",
        "{\"run\":\"r\",\"batches\":300,\"done\":\"" + "/////////////////////////////////////////////////////////"
                + "\"}",
        "\u0000\u0000\u0000" })
    void what_is_none_counts_for_nothing(String content) throws IOException {
        Files.writeString(file(), content);
        assertEquals("new", Checkpoint.open(file(), "new", BATCHES).run());
    }
}
