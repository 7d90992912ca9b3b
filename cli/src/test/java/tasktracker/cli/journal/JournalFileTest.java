package tasktracker.cli.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.contract.NewTask;
import tasktracker.contract.Task;
import tasktracker.contract.Uuid7;

final class JournalFileTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:30:00Z");
    private static final Entry ENTRY = new Entry(Deed.MOVE, "goal", null, "tasktracker bulk move \"ä\n\"", "--all",
            "home",
            AT);

    @TempDir
    Path directory;

    private static Task task(int n) {
        return NewTask.titled("task " + n + " \u2028 \r\n").create(Uuid7.of(AT.toEpochMilli(), 0, n), AT);
    }

    private Path written(int tasks) throws IOException {
        Path path = directory.resolve("journal");
        try (JournalFile file = JournalFile.create(path, ENTRY)) {
            for (int at = 0; at < tasks; at++) {
                file.plan(task(at));
            }
            file.planned();
        }
        return path;
    }

    private static List<Task> read(JournalFile file) throws IOException {
        List<Task> tasks = new ArrayList<>();
        file.read(batch -> {
            assertEquals(tasks.size() / 100, batch.number());
            return tasks.addAll(batch.tasks());
        });
        return tasks;
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 99, 100, 101, 250 })
    void whatIsPlannedIsReadBack(int count) throws IOException {
        try (JournalFile file = JournalFile.open(written(count)).orElseThrow()) {
            assertEquals(ENTRY, file.entry());
            assertEquals(count, file.tasks());
            assertTrue(file.isPlanned());
            assertFalse(file.isEnded());
            List<Task> tasks = read(file);
            assertEquals(count, tasks.size());
            for (int at = 0; at < count; at++) {
                assertEquals(task(at), tasks.get(at));
            }
        }
    }

    @Test
    void whatIsSettledIsRemembered() throws IOException {
        Path path = written(250);
        try (JournalFile file = JournalFile.open(path).orElseThrow()) {
            file.done(1, Set.of(3, 99));
            file.done(0, Set.of());
        }
        try (JournalFile file = JournalFile.open(path).orElseThrow()) {
            assertEquals(200, file.tasksDone());
            assertTrue(file.isDone(0) && file.isDone(1) && !file.isDone(2));
            assertFalse(file.isToTakeBack(1, 3) || file.isToTakeBack(1, 99));
            assertTrue(file.isToTakeBack(1, 4) && file.isToTakeBack(0, 3));
            file.done(2, Set.of());
            file.end();
            file.undone(0, Set.of());
            file.undone(1, Set.of(5));
        }
        try (JournalFile file = JournalFile.open(path).orElseThrow()) {
            assertEquals(250, file.tasksDone());
            assertTrue(file.isEnded() && file.isUndone(0) && !file.isUndone(1) && !file.isUndone(2));
            assertTrue(file.isToTakeBack(1, 5) && file.isToTakeBack(2, 5));
            assertFalse(file.isToTakeBack(0, 5) || file.isToTakeBack(1, 6) || file.isToTakeBack(1, 3));
            file.undone(1, Set.of());
            assertTrue(file.isUndone(1));
            assertFalse(file.isToTakeBack(1, 5));
        }
    }

    /** Killed at any byte of the last line. */
    @Test
    void aHalfLineCountsForNothing() throws IOException {
        Path path = written(3);
        try (JournalFile file = JournalFile.open(path).orElseThrow()) {
            file.done(0, Set.of(1));
        }
        byte[] whole = Files.readAllBytes(path);
        long before = Files.readString(path).lines().limit(5).mapToLong(line -> line.getBytes(
                java.nio.charset.StandardCharsets.UTF_8).length + 1L).sum();
        for (int length = (int) before; length <= whole.length; length++) {
            Path torn = directory.resolve("torn" + length);
            Files.write(torn, java.util.Arrays.copyOf(whole, length));
            boolean isWhole = length >= whole.length - 1;
            try (JournalFile file = JournalFile.open(torn).orElseThrow()) {
                assertEquals(isWhole, file.isDone(0), "at byte " + length);
                file.done(0, Set.of());
            }
            try (JournalFile file = JournalFile.open(torn).orElseThrow()) {
                assertTrue(file.isDone(0));
                assertTrue(file.isToTakeBack(0, 1));
                assertEquals(3, read(file).size());
            }
        }
    }

    @Test
    void aPlanThatIsNotWholeIsNone() throws IOException {
        Path path = written(3);
        List<String> lines = Files.readAllLines(path);
        Files.write(path, lines.subList(0, 3));
        try (JournalFile file = JournalFile.open(path).orElseThrow()) {
            assertFalse(file.isPlanned());
        }
        Files.move(path, directory.resolve(Uuid7.of(AT.toEpochMilli(), 0, 0) + ".ndjson"));
        assertEquals(Optional.empty(), new Journal(directory).last());
    }

    @Test
    void twoProcessesNeverWorkOnTheSame() throws Exception {
        Path path = written(1);
        try (OtherProcess _ = OtherProcess.worksOn(path); JournalFile file = JournalFile.open(path).orElseThrow()) {
            assertTrue(file.isBusy());
            assertEquals(1, file.tasks());
            assertEquals(List.of(task(0)), read(file));
        }
        try (JournalFile file = JournalFile.open(path).orElseThrow()) {
            assertFalse(file.isBusy());
        }
    }

    @Test
    void whatAnotherProcessIsWritingIsLeftAlone() throws Exception {
        Path path = written(2);
        try (OtherProcess _ = OtherProcess.worksOn(path)) {
            Files.writeString(path, "{\"done\":0,", StandardOpenOption.APPEND);
            byte[] writing = Files.readAllBytes(path);
            try (JournalFile file = JournalFile.open(path).orElseThrow()) {
                assertFalse(file.isDone(0));
            }
            assertArrayEquals(writing, Files.readAllBytes(path));
        }
    }

    @Test
    void theLastChangeIsTheOneThatIsBeingMadeAndNoneThatIsNotBegun() throws Exception {
        Journal journal = new Journal(directory);
        Path older = directory.resolve(Uuid7.of(AT.toEpochMilli(), 0, 0) + ".ndjson");
        Path newer = directory.resolve(Uuid7.of(AT.toEpochMilli(), 0, 1) + ".ndjson");
        Files.move(written(1), older);
        Files.move(written(2), newer);
        try (OtherProcess _ = OtherProcess.worksOn(newer)) {
            try (JournalFile last = journal.last().orElseThrow()) {
                assertEquals(newer, last.path());
                assertTrue(last.isBusy());
            }
        }
        Files.write(newer, Files.readAllLines(newer).subList(0, 3)); // as when it still asks
        try (OtherProcess _ = OtherProcess.worksOn(newer); JournalFile last = journal.last().orElseThrow()) {
            assertEquals(older, last.path());
            assertFalse(last.isBusy());
        }
    }

    @Test
    void aCommandGoesOnOnlySoonAfter() throws IOException {
        try (JournalFile file = JournalFile.open(written(2)).orElseThrow()) {
            assertTrue(Journal.goesOn(file, at(Duration.ZERO)));
            assertTrue(Journal.goesOn(file, at(Journal.LONGEST_BREAK)));
            assertFalse(Journal.goesOn(file, at(Journal.LONGEST_BREAK.plusMillis(1))));
            assertFalse(Journal.goesOn(file, at(Duration.ofMillis(-1))), "the clock was put back");
            file.end();
            assertFalse(Journal.goesOn(file, at(Duration.ZERO)));
        }
    }

    private static Entry at(Duration later) {
        return new Entry(ENTRY.deed(), ENTRY.goal(), null, "tasktracker", ENTRY.selection(), ENTRY.audience(),
                AT.plus(later));
    }

    @Test
    void whatIsNoJournalIsNone() throws IOException {
        Path path = Files.writeString(directory.resolve("x"), "{\"journal\":99}\n", StandardOpenOption.CREATE);
        assertEquals(Optional.empty(), JournalFile.open(path));
        assertEquals(Optional.empty(), JournalFile.open(Files.writeString(path, "title\nmilk\n")));
        assertEquals(Optional.empty(), JournalFile.open(Files.writeString(path, "")));
    }
}
