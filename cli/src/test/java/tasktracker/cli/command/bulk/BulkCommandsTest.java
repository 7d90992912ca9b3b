package tasktracker.cli.command.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.Surroundings;
import tasktracker.cli.Tool;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.cli.hostile.SetClock;
import tasktracker.cli.journal.OtherProcess;
import tasktracker.contract.Category;
import tasktracker.contract.Due;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

/** Bulk commands as users and scripts see them. */
final class BulkCommandsTest {
    @TempDir
    Path home;
    private final SetClock clock = new SetClock();
    private Cli cli;
    private Task milk;
    private Task bread;
    private Task plants;

    @BeforeEach
    void begin() {
        cli = new Cli(home).clock(clock);
        milk = cli.api().put(NewTask.titled("Buy milk"));
        bread = cli.api().put(NewTask.titled("Buy bread"));
        plants = cli.api().put(NewTask.titled("Water plants"));
        cli.run("task", "list"); // so that ends of ids are known
        cli.api().calls().clear();
    }

    @Test
    void idsAsArguments() {
        cli.run("bulk", "done", "0001", bread.taskId(), "0001", "--yes", "-q", "--fields", "result,title")
                .prints("updated\tBuy milk\nupdated\tBuy bread\n");
        assertEquals(List.of(true, true, false), states());
        assertEquals(1, cli.api().calls().stream().filter("bulk SetStatus 2"::equals).count());
    }

    @Test
    void whatIsAsWantedStaysAsItIs() {
        cli.run("task", "done", "Buy milk", "-q");
        cli.run("bulk", "done", "0001", "0002", "--yes", "--fields", "result,title").is(ExitCode.OK,
                "unchanged\tBuy milk\nupdated\tBuy bread\n",
                "1 updated, 1 unchanged; tasktracker undo takes it back\n");
        assertEquals(2, cli.api().stored().get(milk.taskId()).version());
    }

    @Test
    void idsOnStdinAsTaskListPrintsThem() {
        String listed = cli.run("task", "list").out();
        cli.stdin(listed).run("bulk", "delete", "-", "--yes", "-o", "id")
                .is(ExitCode.OK, milk.taskId() + "\n" + bread.taskId() + "\n" + plants.taskId() + "\n",
                        "3 deleted; tasktracker undo takes it back\n");
        assertEquals(0, cli.api().stored().size());
        cli.stdin("\n").run("bulk", "delete", "-", "--yes").is(ExitCode.USAGE, "",
                "error: there are no ids on standard input\n");
    }

    @Test
    void filtersOfTaskList() {
        Category home = cli.api().put("Home");
        cli.api().stored().replaceAll((_, task) -> task.title().startsWith("Buy")
                ? task.withCategory(home.categoryId())
                : task);
        cli.run("bulk", "move", "--category", "home", "--to", "none", "--yes", "-q", "--fields", "title")
                .prints("Buy milk\nBuy bread\n");
        assertEquals(List.of(), cli.api().stored().values().stream().filter(task -> task.categoryId() != null)
                .toList());
    }

    @Test
    void someMustBeNamed() {
        assertEquals(ExitCode.USAGE, cli.run("bulk", "delete", "--yes").code());
        cli.run("bulk", "delete", "0001", "--status", "all", "--yes").is(ExitCode.USAGE, "",
                "error: name tasks or give filters, not both\n");
        cli.run("bulk", "delete", "-", "0001", "--yes").is(ExitCode.USAGE, "",
                "error: - for ids on stdin stands alone\n");
        assertEquals(3, cli.api().stored().size());
    }

    @Test
    void onATerminalItShowsSomeAndAsks() throws IOException {
        cli.api().put(NewTask.titled("Four"));
        cli.api().put(NewTask.titled("Five"));
        cli.api().put(NewTask.titled("Six"));
        cli.terminal().stdin("n\n").run("bulk", "delete", "--all").is(ExitCode.FAILURE, "", """
                  Buy milk
                  Buy bread
                  Water plants
                  Four
                  Five
                  … and 1 more
                Delete 6 tasks? [y/N] error: not confirmed, nothing was changed
                """);
        assertEquals(6, cli.api().stored().size());
        assertEquals(List.of(), journals());
        Cli.Run agreed = cli.stdin("y\n").run("bulk", "delete", "--all");
        assertEquals("", agreed.out());
        assertTrue(agreed.err().endsWith("6 deleted; tasktracker undo takes it back\n"), agreed.err());
        assertEquals(0, cli.api().stored().size());
    }

    @Test
    void inAScriptItNeedsYes() {
        cli.run("bulk", "done", "--all").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Complete 3 tasks?
                hint: tasktracker bulk done --all --yes
                """);
        assertEquals(List.of(false, false, false), states());
    }

    @Test
    void aDryRunChangesNothingAndLeavesNothing() throws IOException {
        cli.run("bulk", "done", "--all", "--dry-run", "--fields", "result,title").is(ExitCode.OK,
                "planned\tBuy milk\nplanned\tBuy bread\nplanned\tWater plants\n",
                "would complete 3 tasks; nothing was changed\n");
        assertEquals(List.of(false, false, false), states());
        assertEquals(List.of(), journals());
    }

    @Test
    void someMissingIsPartlyDone() {
        cli.run("bulk", "done", "0001", "feed", "--yes", "--fields", "taskId,result").is(ExitCode.PARTIAL,
                "feed\tfailed\n" + milk.taskId() + "\tupdated\n",
                """
                        looking through all tasks for "feed"
                        1 updated, 1 failed; tasktracker undo takes it back
                        error: 1 of 2 tasks failed
                        """);
        assertEquals(ExitCode.NOT_FOUND, cli.run("bulk", "done", "feed", "beef", "--yes").code());
    }

    @Test
    void aThousandInRequestsOfAHundred() {
        for (int at = 0; at < 998; at++) {
            cli.api().put(NewTask.titled("task " + at));
        }
        Cli.Run run = cli.run("bulk", "done", "--all", "--yes", "-q", "-o", "id");
        assertEquals(1001, run.out().lines().distinct().count());
        assertEquals(10, cli.api().calls().stream().filter("bulk SetStatus 100"::equals).count());
        assertEquals(1, cli.api().calls().stream().filter("bulk SetStatus 1"::equals).count());
        cli.run("undo", "-q", "-o", "id");
        assertFalse(states().contains(true));
    }

    @Test
    void anInterruptedOneGoesOnAndIsTakenBackAsAWhole() throws IOException {
        List<Task> more = new ArrayList<>();
        for (int at = 0; at < 497; at++) {
            more.add(cli.api().put(NewTask.titled("task " + at)));
        }
        cli.api().fail(more.get(300).taskId(),
                new CliException.Network(Failure.of("CONNECT_FAILED", "no answer"), null));
        Cli.Run run = cli.run("bulk", "done", "--all", "--yes", "-q", "-o", "id");
        assertEquals(ExitCode.PARTIAL, run.code());
        assertEquals("""
                error: no answer; stopped with 100 of 500 tasks to go
                hint: the same command again goes on, tasktracker undo takes back what was done
                """, run.err().replace("stopped with 200", "stopped with 100"));
        cli.api().heal();
        cli.api().calls().clear();
        Cli.Run again = cli.run("bulk", "done", "--all", "--yes", "-o", "id");
        assertTrue(again.err().startsWith("going on where an earlier run stopped: "), again.err());
        assertTrue(again.out().lines().count() <= 200, () -> again.out());
        assertEquals(500, states().stream().filter(done -> done).count());
        assertEquals(1, journals().size());
        assertTrue(cli.api().calls().stream().noneMatch(call -> call.startsWith("list")), cli.api().calls()::toString);
        cli.run("undo", "-q", "--fields", "result");
        assertEquals(0, states().stream().filter(done -> done).count());
    }

    /** Of five batches the second lost its answer half way. All 497 tasks were due yesterday. */
    private List<Task> brokenInTheSecondBatch(String... command) {
        List<Task> more = new ArrayList<>();
        for (int at = 0; at < 497; at++) {
            more.add(cli.api().put(new NewTask("task " + at, "", false, Priority.MEDIUM, null,
                    Due.on(LocalDate.of(2026, 11, 21)), null, null, null, null)));
        }
        cli.api().fail(more.get(150).taskId(),
                new CliException.Network(Failure.of("CONNECT_FAILED", "no answer"), null));
        assertEquals(ExitCode.PARTIAL, cli.run(command).code());
        cli.api().heal();
        cli.api().calls().clear();
        return more;
    }

    private long lists() {
        return cli.api().calls().stream().filter(call -> call.startsWith("list")).count();
    }

    @Test
    void aPlanThatIsOldIsMadeAnewAndTheOldOneCanBeTakenBackToo() throws IOException {
        brokenInTheSecondBatch("bulk", "done", "--all", "--yes", "-q");
        clock.jump(Duration.ofMinutes(61));
        Cli.Run again = cli.run("bulk", "done", "--all", "--yes", "-o", "id");
        assertFalse(again.err().contains("going on"), again.err());
        assertTrue(lists() > 0, cli.api().calls()::toString);
        assertEquals(2, journals().size());
        assertFalse(states().contains(false));
        cli.run("undo", "-q");
        cli.run("undo", "-q");
        assertFalse(states().contains(true));
        assertEquals(List.of(), journals());
    }

    @Test
    void anHourIsNoTime() {
        brokenInTheSecondBatch("bulk", "done", "--all", "--yes", "-q");
        clock.jump(Duration.ofMinutes(59));
        assertTrue(cli.run("bulk", "done", "--all", "--yes").err().startsWith("going on"));
        assertEquals(0, lists());
        assertFalse(states().contains(false));
    }

    @Test
    void wordsThatMeanOtherTasksNowAreAnotherCommand() {
        clock.set(Instant.parse("2026-11-22T22:50:00Z"));
        brokenInTheSecondBatch("bulk", "done", "--due", "yesterday", "--yes", "-q");
        clock.jump(Duration.ofMinutes(20)); // past midnight in Berlin
        Cli.Run again = cli.run("bulk", "done", "--due", "yesterday", "--yes");
        assertFalse(again.err().contains("going on"), again.err());
        assertTrue(lists() > 0, cli.api().calls()::toString);
    }

    @Test
    void whatIsOverdueStaysOverdueSoItGoesOn() {
        brokenInTheSecondBatch("bulk", "done", "--overdue", "--yes", "-q");
        clock.jump(Duration.ofMinutes(20));
        assertTrue(cli.run("bulk", "done", "--overdue", "--yes").err().startsWith("going on"));
    }

    @Test
    void itGoesOnWithTasksThatAreWhatTheyWereAndNoOthers() {
        List<Task> more = brokenInTheSecondBatch("bulk", "move", "--all", "--to", "Home", "--create-category", "--yes",
                "-q");
        Task edited = more.get(160);
        Task gone = more.get(161);
        cli.api().stored().computeIfPresent(edited.taskId(),
                (_, task) -> task.with(TaskPatch.NONE.withTitle("mine"), Cli.NOW));
        cli.api().stored().remove(gone.taskId());
        Cli.Run again = cli.run("bulk", "move", "--all", "--to", "Home", "--yes", "--fields", "result,title,reason");
        assertEquals(ExitCode.PARTIAL, again.code());
        assertEquals("refused\t" + edited.title() + "\tsomebody changed it since\nfailed\t"
                + gone.title() + "\tsomebody deleted it",
                again.out().lines().filter(line -> !line.startsWith("updated")).collect(Collectors.joining("\n")));
        assertTrue(again.out().lines().noneMatch(line -> line.startsWith("unchanged")), again::out);
        assertEquals(null, cli.api().stored().get(edited.taskId()).categoryId());
        assertEquals(498, cli.api().stored().values().stream().filter(task -> task.categoryId() != null).count());
        cli.run("undo", "-q");
        assertEquals(0, cli.api().stored().values().stream().filter(task -> task.categoryId() != null).count());
        assertEquals("mine", cli.api().stored().get(edited.taskId()).title());
    }

    @Test
    void beforeItGoesOnItShowsSomeAndSaysWhenTheyWerePlanned() {
        brokenInTheSecondBatch("bulk", "delete", "--all", "--yes", "-q");
        clock.jump(Duration.ofMinutes(5));
        int left = cli.api().stored().size();
        Cli.Run asked = cli.terminal().stdin("n\n").run("bulk", "delete", "--all");
        assertTrue(asked.err().startsWith("going on where an earlier run stopped: "), asked.err());
        assertTrue(asked.err().contains("\n  task "), asked.err());
        assertTrue(asked.err().contains(" tasks planned on 2026-11-22 10:30? [y/N] "), asked.err());
        assertEquals(left, cli.api().stored().size());
    }

    @Test
    void whatATryWithoutAnAnswerChangedIsChanged() {
        cli.api().loseAnswers();
        cli.run("bulk", "done", "--all", "--yes", "--fields", "result").is(ExitCode.OK, "updated\nupdated\nupdated\n",
                "3 updated; tasktracker undo takes it back\n");
        cli.run("bulk", "reopen", "--all", "--yes", "--fields", "result").is(ExitCode.OK,
                "updated\nupdated\nupdated\n", "3 updated; tasktracker undo takes it back\n");
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsUnchanged() {
        cli.api().meanwhile(() -> cli.api().stored().computeIfPresent(plants.taskId(),
                (_, task) -> task.with(TaskPatch.NONE.withTitle("Water all"), Cli.NOW)
                        .with(TaskPatch.NONE.withCompleted(true), Cli.NOW)));
        cli.run("bulk", "done", plants.taskId(), "--yes", "--fields", "result").is(ExitCode.OK, "unchanged\n",
                "1 unchanged\n");
    }

    @Test
    void whatTheServerWasTooBusyToRestoreComesBackWithTheNextUndo() throws IOException {
        cli.run("bulk", "delete", "--all", "--yes", "-q");
        cli.api().busy(bread.taskId());
        cli.run("undo", "-q", "--fields", "result,title").is(ExitCode.PARTIAL,
                "restored\tBuy milk\nfailed\tBuy bread\nrestored\tWater plants\n", """
                        error: 1 of 3 tasks failed
                        hint: the same command again goes on
                        """);
        assertEquals(1, journals().size());
        cli.api().heal();
        cli.run("undo", "-q", "--fields", "result,title").prints("restored\tBuy bread\n");
        assertEquals(List.of(), journals());
        assertEquals(3, cli.api().stored().size());
    }

    @Test
    void whatAnotherProcessWorksOnIsNotTakenBackAndNothingElseInstead() throws Exception {
        cli.run("task", "done", "0001", "-q");
        cli.run("bulk", "done", "--all", "--yes", "-q");
        Path named = home.resolve("named.ndjson");
        cli.run("bulk", "reopen", "--all", "--yes", "-q", "--journal", named.toString());
        Path last = home.resolve(".local/state/tasktracker/journal/local").resolve(journals().stream().sorted().toList()
                .getLast());
        try (OtherProcess _ = OtherProcess.worksOn(last)) {
            cli.run("undo").is(ExitCode.CONFLICT, "", """
                    error: another tasktracker works on the last change
                    hint: the same command when that has ended
                    """);
        }
        try (OtherProcess _ = OtherProcess.worksOn(named)) {
            for (List<String> command : List.of(List.of("undo"), List.of("bulk", "reopen", "--all", "--yes"))) {
                List<String> line = new ArrayList<>(command);
                line.addAll(List.of("--journal", named.toString()));
                Cli.Run run = cli.run(line.toArray(String[]::new));
                assertEquals(ExitCode.CONFLICT, run.code());
                assertTrue(run.err().startsWith("error: another tasktracker works on " + named + "\n"), run.err());
            }
        }
        assertEquals(List.of(false, false, false), states());
        assertEquals(ExitCode.OK, cli.run("undo", "--journal", named.toString(), "-q").code());
        assertEquals(List.of(true, true, true), states());
    }

    @Test
    void aJournalOfOnesOwn() {
        Path journal = home.resolve("done.ndjson");
        cli.run("bulk", "done", "--all", "--yes", "-q", "--journal", journal.toString());
        cli.run("undo").is(ExitCode.NOT_FOUND, "", "error: profile local has nothing to take back\n");
        assertEquals(ExitCode.USAGE,
                cli.run("bulk", "done", "--all", "--yes", "--journal", journal.toString()).code());
        cli.run("undo", "--journal", journal.toString(), "-q", "--fields", "result")
                .prints("restored\nrestored\nrestored\n");
        assertEquals(List.of(false, false, false), states());
    }

    @Test
    void undoOfManyShowsWhatWouldChangeAndNoMoreThanAPageOfIt() {
        for (int task = 0; task < 60; task++) {
            cli.api().put(NewTask.titled("many " + task));
        }
        cli.run("bulk", "done", "--all", "--yes", "-q");
        for (Task back : List.of(milk, bread)) {
            cli.api().stored().computeIfPresent(back.taskId(),
                    (_, task) -> task.with(TaskPatch.NONE.withCompleted(false), Cli.NOW));
        }
        assertEquals(63, cli.run("undo", "--dry-run", "-q", "-o", "ndjson").out().lines().count());
        Cli.Run run = cli.terminal().run("undo", "--dry-run", "--fields", "result,title");
        List<String> lines = run.out().lines().toList();
        assertEquals(51, lines.size(), run.out());
        assertEquals("planned  Water plants", lines.get(1));
        assertTrue(run.err().endsWith("and 11 more: -o tsv prints all of them\n61 planned, 2 unchanged\n"), run.err());
    }

    @Test
    void aProcessThatEndsAtItsQuestionLeavesNothingToTakeBack() throws IOException {
        Path directory = home.resolve(".local/state/tasktracker/journal/local");
        Path left = directory.resolve("01a20297-4dc0-7000-8000-000000000001.ndjson");
        asked('n', () -> {
            try (Stream<Path> files = Files.list(directory)) {
                Files.copy(files.findFirst().orElseThrow(), left);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, "bulk", "done", "--all");
        assertTrue(Files.readString(left).contains("Water plants"));
        cli.piped().run("undo").is(ExitCode.NOT_FOUND, "", "error: profile local has nothing to take back\n");
        Path named = home.resolve("named.ndjson");
        Files.copy(left, named);
        cli.run("bulk", "done", "--all", "--yes", "-q", "--journal", named.toString(), "-o", "id")
                .prints(milk.taskId() + "\n" + bread.taskId() + "\n" + plants.taskId() + "\n");
    }

    @Test
    void whatSomebodyChangesWhileTheQuestionStandsIsNotDeleted() {
        Cli.Run run = asked('y', () -> {
            cli.piped().run("task", "edit", "Buy bread", "--title", "Buy rye", "-q");
            cli.api().stored().remove(plants.taskId());
        }, "bulk", "delete", "--all", "--fields", "result,title,reason");

        assertEquals(ExitCode.PARTIAL, run.code(), run.err());
        assertTrue(run.out().contains("refused  Buy bread  somebody changed it since\n"), run.out());
        assertEquals(List.of("Buy rye"), cli.api().stored().values().stream().map(Task::title).toList());
        assertTrue(cli.piped().run("undo").err().startsWith("taking back: tasktracker bulk delete --all"));
        assertEquals(milk.title(), cli.api().stored().get(milk.taskId()).title());
    }

    /** Runs a command on a terminal, does something else while its question stands, then answers it. */
    private Cli.Run asked(char answer, Runnable meanwhile, String... command) {
        InputStream typing = new InputStream() {
            private int at;

            @Override
            public int read() {
                if (at == 0) {
                    meanwhile.run();
                }
                return at < 2 ? (answer + "\n").charAt(at++) : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                throw new UnsupportedOperationException("an answer is read byte by byte");
            }
        };
        return cli.terminal().with(around -> new Tool(new Surroundings(around.out(), typing, around.secrets(),
                around.environment(), around.clock(), around.clients(), around.localStack(), around.installation(),
                around.keyCommand(), around.interrupts())).run(List.of(command)));
    }

    @Test
    void undoRefusesWhatSomebodyChangedSince() {
        cli.run("bulk", "done", "--all", "--yes", "-q");
        cli.api().stored().computeIfPresent(bread.taskId(),
                (_, task) -> task.with(TaskPatch.NONE.withTitle("Buy rye"), Cli.NOW));
        cli.api().stored().remove(plants.taskId());
        String looked = """
                planned\tBuy milk\t
                refused\tBuy bread\tsomebody changed it since
                refused\tWater plants\tsomebody deleted it since
                """;
        Cli.Run dry = cli.run("undo", "--dry-run", "-q", "--fields", "result,title,reason");
        assertEquals(looked, dry.out());
        Cli.Run run = cli.run("undo", "-q", "--fields", "result,title,reason");
        run.is(ExitCode.PARTIAL, looked.replace("planned", "restored"), "error: 2 of 3 tasks failed\n");
        assertEquals("Buy rye", cli.api().stored().get(bread.taskId()).title());
        assertTrue(cli.api().stored().get(bread.taskId()).completed());
        assertFalse(cli.api().stored().get(milk.taskId()).completed());
    }

    @Test
    void deletedTasksComeBackWithIdsTimesAndExternalIds() {
        Task imported = cli.api().put(new NewTask("From CSV", "text", true, Priority.HIGH, null,
                null, "csv:1", null, null, Cli.NOW.minusSeconds(60)));
        List<Task> before = List.copyOf(cli.api().stored().values());
        cli.run("bulk", "delete", "--status", "all", "--yes", "-q");
        assertEquals(0, cli.api().stored().size());
        Cli.Run run = cli.run("undo", "--fields", "result,title");
        run.is(ExitCode.OK, "restored\tBuy milk\nrestored\tBuy bread\nrestored\tWater plants\nrestored\tFrom CSV\n",
                "taking back: tasktracker bulk delete --status all --yes -q (4 tasks, 2026-11-22 10:30)\n4 restored\n");
        assertEquals(before, List.copyOf(cli.api().stored().values()));
        assertEquals(imported, cli.api().stored().get(imported.taskId()));
    }

    @Test
    void singleChangesAreTakenBackOneAfterTheOther() {
        Category work = cli.api().put("Work");
        cli.run("task", "done", "0001", "-q");
        cli.run("task", "edit", "0002", "--title", "Buy rye", "--priority", "high", "--due", "fri", "-q");
        cli.run("task", "move", "0003", "--to", "Work", "-q");
        cli.run("task", "delete", "0001", "0003", "--yes", "-q");
        assertEquals(ExitCode.OK, cli.run("undo", "-q").code());
        assertEquals(work.categoryId(), cli.api().stored().get(plants.taskId()).categoryId());
        assertEquals(ExitCode.OK, cli.run("undo", "-q").code());
        assertEquals(null, cli.api().stored().get(plants.taskId()).categoryId());
        assertEquals(ExitCode.OK, cli.run("undo", "-q").code());
        Task back = cli.api().stored().get(bread.taskId());
        assertEquals("Buy bread medium null", back.title() + " " + back.priority().wire() + " " + back.due());
        assertEquals(ExitCode.OK, cli.run("undo", "-q").code());
        assertEquals(List.of(false, false, false), states());
        assertEquals(ExitCode.NOT_FOUND, cli.run("undo").code());
    }

    @Test
    void severalChangesOfOneTaskAreTakenBackOneAfterTheOther() {
        Category work = cli.api().put("Work");
        Task before = cli.api().stored().get(milk.taskId());
        cli.run("task", "edit", "0001", "--title", "Buy oat milk", "--due", "fri", "-q");
        cli.run("task", "move", "0001", "--to", "Work", "-q");
        cli.run("bulk", "done", "0001", "--yes", "-q");
        cli.run("task", "reopen", "0001", "-q");
        cli.run("task", "delete", "0001", "--yes", "-q");
        StringBuilder states = new StringBuilder();
        for (int undone = 0; undone < 5; undone++) {
            Cli.Run run = cli.run("undo", "-q", "--dry-run", "--fields", "result");
            assertEquals("planned\n", run.out());
            assertEquals(ExitCode.OK, cli.run("undo", "-q").code());
            Task now = cli.api().stored().get(milk.taskId());
            states.append(now.title()).append(' ').append(now.completed()).append(' ')
                    .append(work.categoryId().equals(now.categoryId())).append('\n');
        }
        assertEquals("""
                Buy oat milk false true
                Buy oat milk true true
                Buy oat milk false true
                Buy oat milk false false
                Buy milk false false
                """, states.toString());
        assertEquals(before.due(), cli.api().stored().get(milk.taskId()).due());
    }

    @Test
    void onATerminalUndoAsks() {
        cli.run("task", "done", "0001", "-q");
        Cli.Run run = cli.terminal().stdin("n\n").run("undo");
        run.is(ExitCode.FAILURE, "", "Take back tasktracker task done 0001 -q (1 task, 2026-11-22 10:30)? [y/N] "
                + "error: not confirmed, nothing was changed\n");
        assertTrue(cli.api().stored().get(milk.taskId()).completed());
        cli.stdin("y\n").run("undo");
        assertFalse(cli.api().stored().get(milk.taskId()).completed());
    }

    @Test
    void aTaskWhoseCategoryIsGoneComesBackWithoutIt() {
        Category home = cli.api().put("Home");
        cli.api().stored().computeIfPresent(milk.taskId(), (_, task) -> task.withCategory(home.categoryId()));
        cli.run("bulk", "delete", "0001", "--yes", "-q");
        cli.run("category", "delete", "Home", "--yes", "-q");
        cli.run("undo", "-q", "--fields", "result,reason").is(ExitCode.CONFLICT,
                "restored\tits category is gone, so it has none\n", "error: 1 of 1 task failed\n");
        assertEquals(null, cli.api().stored().get(milk.taskId()).categoryId());
    }

    @Test
    void onlyTheLastFiftyAreKept() throws IOException {
        for (int at = 0; at < 30; at++) {
            cli.run("task", "done", "0001", "-q");
            cli.run("task", "reopen", "0001", "-q");
        }
        assertEquals(50, journals().size());
    }

    private List<Boolean> states() {
        return cli.api().stored().values().stream().map(Task::completed).collect(Collectors.toList());
    }

    private List<String> journals() throws IOException {
        Path directory = home.resolve(".local/state/tasktracker/journal/local");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".ndjson")).toList();
        }
    }
}
