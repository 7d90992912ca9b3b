package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiError;
import tasktracker.contract.BulkCreate;
import tasktracker.contract.NewCategory;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

final class ImportSessionTest {
    @TempDir
    Path directory;
    private FakeTaskClient client;
    private ImportFixture fixture;

    @BeforeEach
    void begin() {
        client = new FakeTaskClient();
        fixture = new ImportFixture(directory, client);
    }

    @Test
    void githubIssues() throws IOException {
        fixture.mapping = MappingSpec.parse(List.of("title=title,externalId=id,description=url"), List.of());
        Path file = resource("github-issues/issues-2579.csv");
        assertEquals(new Tally(2572, 0, 0, 0, 7, 0), fixture.run(file).tally());
        assertEquals(7, fixture.told.size());
        assertTrue(fixture.told.getFirst().matches(
                "record \\d+, line \\d+: title \".{59}…\": must have at most 200 characters; it has \\d+"),
                fixture.told.getFirst());
        assertEquals(2572, client.tasks.size());
        assertEquals(List.of(), fixture.stateFiles());

        assertEquals(new Tally(0, 0, 2572, 0, 7, 0), fixture.run(file).tally());
        assertEquals(2572, client.tasks.size());
    }

    @Test
    void naughtyTitlesAndDescriptions() throws IOException {
        List<String> lines = resourceText("hostile/blns.txt").lines().toList();
        List<String> strings = lines.stream().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("externalId", "title", "description")));
        for (int i = 0; i < strings.size(); i++) {
            rows.add(List.of("t" + i, strings.get(i), ""));
            rows.add(List.of("d" + i, "as a description", strings.get(i)));
        }
        ImportReport report = fixture.run(ImportFixture.csv(rows));
        int bad = 0;
        for (int i = 0; i < strings.size(); i++) {
            String text = strings.get(i);
            boolean fits = text.codePointCount(0, text.length()) <= 200 && !CellTexts.isBlank(text);
            bad += fits ? 0 : 1;
            assertEquals(fits, find("t" + i).map(Task::title).filter(text::equals).isPresent(), text);
            assertEquals(text, find("d" + i).orElseThrow().description());
        }
        assertEquals(new Tally(rows.size() - 1 - bad, 0, 0, 0, bad, 0), report.tally());
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 24, 25, 26, 99, 100, 101, 400, 401 })
    void rowCounts(int count) throws IOException {
        StringBuilder csv = new StringBuilder("title\n");
        for (int i = 0; i < count; i++) {
            csv.append("task ").append(i).append('\n');
        }
        assertEquals(new Tally(count, 0, 0, 0, 0, 0), fixture.run(csv.toString()).tally());
        assertEquals((count + 99) / 100, client.calls.get());
        assertEquals(count, client.tasks.size());
        assertEquals(new Tally(0, 0, count, 0, 0, 0), fixture.run(csv.toString()).tally());
    }

    @Test
    void equalRowsWithoutIdsAreTasksOfTheirOwnEachTime() throws IOException {
        String csv = "title,due\nrent,2026-07-01\nrent,2026-08-01\nrent,2026-07-01\nrent,2026-07-01\n";
        assertEquals(new Tally(4, 0, 0, 0, 0, 0), fixture.run(csv).tally());
        assertEquals(new Tally(0, 0, 4, 0, 0, 0), fixture.run(csv).tally());
        assertEquals(new Tally(1, 0, 4, 0, 0, 0), fixture.run(csv + "rent,2026-07-01\n").tally());
        assertTrue(
                client.tasks.values().stream().allMatch(task -> task.externalId().matches("csv:[0-9a-f]{32}(-\\d+)?")));
    }

    @Test
    void anotherColumnMayChangeWithoutMakingNewTasks() throws IOException {
        fixture.run("title,seen\na,1\nb,1\n");
        assertEquals(new Tally(0, 0, 2, 0, 0, 0), fixture.run("seen,title\n2,a\n3,b\n").tally());
    }

    @Test
    void aDeletedTaskIsCreatedAgain() throws IOException {
        fixture.run("externalId,title\n1,a\n2,b\n");
        client.tasks.values().removeIf(task -> task.title().equals("a"));
        assertEquals(new Tally(1, 0, 1, 0, 0, 0), fixture.run("externalId,title\n1,a\n2,b\n").tally());
    }

    @Test
    void duplicatesAreReportedWithBothRecords() throws IOException {
        fixture.idPrefix = "x:";
        ImportReport report = fixture.run("id no,title\n1,a\n2,b\n1,c\n,d\n,d\n".replace("id no", "External ID"));
        assertEquals(new Tally(4, 0, 0, 1, 0, 0), report.tally());
        assertEquals(List.of("record 3, line 4: duplicate of record 1"), fixture.told);
        assertEquals(Set.of("x:1", "x:2"), Set.copyOf(client.tasks.values().stream().map(Task::externalId)
                .filter(id -> id.startsWith("x:")).toList()));
    }

    @Test
    void anIdOfABadRowIsFree() throws IOException {
        assertEquals(new Tally(1, 0, 0, 0, 1, 0), fixture.run("externalId,title\n1,\n1,good\n").tally());
        assertEquals("good", find("1").orElseThrow().title());
    }

    @Test
    void whatTheServerRefusesFailsItsRow() throws IOException {
        client = new FakeTaskClient() {
            @Override
            BulkCreate.Result item(int index, tasktracker.contract.NewTask task, BulkCreate.Mode mode, String token) {
                return switch (task.title()) {
                    case "bad" -> new BulkCreate.Result(index, BulkCreate.Status.INVALID, null, 0, null, new ApiError(
                            "VALIDATION_ERROR", "wrong", Map.of("title", "is rude"), null));
                    case "taken" -> new BulkCreate.Result(index, BulkCreate.Status.CONFLICT, null, 0, null,
                            new ApiError("TASK_ID_TAKEN", "There is a task of this id", Map.of(), null));
                    default -> super.item(index, task, mode, token);
                };
            }
        };
        fixture = new ImportFixture(directory, client);
        assertEquals(new Tally(2, 0, 0, 0, 2, 0), fixture.run("Title\ngood\nbad\ntaken\nfine\n").tally());
        assertEquals(List.of("record 2, line 3: Title \"bad\": is rude",
                "record 3, line 4: There is a task of this id"), fixture.told);
    }

    @Test
    void whatWasNotReachedIsSentAgainUnderTheSameKey() throws IOException {
        Set<String> keys = new HashSet<>();
        AtomicInteger rounds = new AtomicInteger();
        client = new FakeTaskClient() {
            @Override
            public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String key) {
                keys.add(key);
                rounds.incrementAndGet();
                return super.bulkCreate(request, key);
            }

            @Override
            BulkCreate.Result item(int index, tasktracker.contract.NewTask task, BulkCreate.Mode mode, String token) {
                return index >= rounds.get() * 10
                        ? new BulkCreate.Result(index, BulkCreate.Status.RETRYABLE, null, 0, null, null)
                        : super.item(index, task, mode, token);
            }
        };
        fixture = new ImportFixture(directory, client);
        assertEquals(new Tally(30, 0, 0, 0, 0, 0), fixture.run("title\n" + "x\n".repeat(30)).tally());
        assertEquals(30, client.tasks.size());
        assertEquals(3, rounds.get());
        assertEquals(1, keys.size());
        assertEquals(2, fixture.slept.size());
    }

    @Test
    void aServerThatFailsStopsItAndTheNextRunDoesTheRest() throws IOException {
        AtomicInteger left = new AtomicInteger(3);
        client = new FakeTaskClient() {
            @Override
            public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String key) {
                if (left.getAndDecrement() <= 0) {
                    throw new CliException.Network(Failure.of("NO_CONNECTION", "no connection"), null);
                }
                return super.bulkCreate(request, key);
            }
        };
        fixture = new ImportFixture(directory, client);
        StringBuilder csv = new StringBuilder("title\n");
        for (int i = 0; i < 1050; i++) {
            csv.append(i == 500 ? "" : "task " + i).append(i == 500 ? "\"\"" : "").append('\n');
        }
        ImportReport report = fixture.run(csv.toString());
        assertEquals("no connection", report.stopped().orElseThrow().getMessage());
        assertEquals(300, report.tally().created());
        assertEquals(1050, report.tally().read());
        assertEquals(1, fixture.stateFiles().size());

        left.set(Integer.MAX_VALUE);
        client.calls.set(0);
        assertEquals(new Tally(749, 0, 300, 0, 1, 0), fixture.run(csv.toString()).tally());
        assertEquals(1 + 8, client.calls.get());
        assertEquals(1049, client.tasks.size());
        assertEquals(List.of(), fixture.stateFiles());
    }

    @Test
    void whatAKilledRunDidDoesNotCountWhenTheStoreWasEmptied() throws IOException {
        AtomicInteger left = new AtomicInteger(2);
        client = new FakeTaskClient() {
            @Override
            public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String key) {
                if (left.getAndDecrement() <= 0) {
                    throw new CliException.Network(Failure.of("NO_CONNECTION", "no connection"), null);
                }
                return super.bulkCreate(request, key);
            }
        };
        fixture = new ImportFixture(directory, client);
        String csv = "title\n" + "x\n".repeat(1000);
        assertEquals(200, fixture.run(csv).tally().created());
        client.tasks.clear();
        left.set(Integer.MAX_VALUE);
        assertEquals(new Tally(1000, 0, 0, 0, 0, 0), fixture.run(csv).tally());
        assertEquals(new Tally(0, 0, 1000, 0, 0, 0), fixture.run(csv).tally());
    }

    @Test
    void aBatchWhoseAnswerWasLostCountsAsCreatedInTheRunThatGoesOn() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        client = new FakeTaskClient() {
            @Override
            public synchronized BulkCreate.Response bulkCreate(BulkCreate.Request request, String key) {
                BulkCreate.Response done = super.bulkCreate(request, key);
                if (tries.getAndIncrement() == 0) {
                    throw new CliException.Network(Failure.of("NO_CONNECTION", "lost"), null);
                }
                return done;
            }
        };
        fixture = new ImportFixture(directory, client);
        String csv = "title\n" + "x\n".repeat(50);
        assertEquals(new Tally(0, 0, 0, 0, 0, 50), fixture.run(csv).tally());
        assertEquals(new Tally(50, 0, 0, 0, 0, 0), fixture.run(csv).tally());
        assertEquals(new Tally(0, 0, 50, 0, 0, 0), fixture.run(csv).tally());
        assertEquals(50, client.tasks.size());
    }

    @Test
    void categoriesThatTheServerTellsApartStayApart() throws IOException {
        client.createCategory(new NewCategory("Łódź", null, null));
        client.createCategory(new NewCategory("Work", null, null));
        client.createCategory(new NewCategory(" Work ", null, null));
        fixture.createCategories = true;
        ImportReport report = fixture.run("""
                externalId,title,category
                1,a,Lodz
                2,b,ハハ
                3,c,パパ
                4,d," Work "
                5,e,work
                6,f," ハハ"
                """);
        assertEquals(List.of("ハハ", "パパ"), report.newCategories());
        assertEquals(List.of("Łódź", "ハハ", "パパ", " Work ", "Work", "ハハ"),
                client.byExternalId().stream().map(task -> client.categories.stream()
                        .filter(one -> one.categoryId().equals(task.categoryId())).findFirst().orElseThrow().name())
                        .toList());
    }

    @Test
    void categoriesByNameCreatedOnce() throws IOException {
        client.createCategory(new NewCategory("Büro", null, null));
        String csv = "title,category\na,buro\nb, BÜRO \nc,Home\nd,home\ne,\n";
        CliException refused = assertThrows(CliException.NotFound.class, () -> fixture.run(csv));
        assertEquals("tasks.csv names a category that you do not have: Home", refused.getMessage());
        assertEquals(0, client.tasks.size());

        fixture.createCategories = true;
        ImportReport report = fixture.run(csv);
        assertEquals(List.of("Home"), report.newCategories());
        assertEquals(List.of("Büro", "Home"), client.categories.stream().map(one -> one.name()).toList());
        String home = client.categories.get(1).categoryId();
        assertEquals(List.of("c", "d"), client.tasks.values().stream()
                .filter(task -> home.equals(task.categoryId())).map(Task::title).toList());
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        fixture.run("externalId,title\n1,a\n");
        fixture.dryRun = true;
        ImportReport report = fixture.run("externalId,title,category\n1,a,\n2,b,New\n2,c,\n3,,\n");
        assertEquals(new Tally(1, 0, 1, 1, 1, 0), report.tally());
        assertEquals(List.of("New"), report.newCategories());
        assertEquals(1, client.tasks.size());
        assertEquals(List.of(), client.categories);
        assertEquals(List.of(), fixture.stateFiles());
    }

    @Test
    void updatesSendWhatIsMappedAndDiffers() throws IOException {
        fixture.run("externalId,title,description,priority,due\n1,a,one,high,2026-07-01\n2,b,two,,\n");
        Task second = find("2").orElseThrow();
        client.tasks.put(second.taskId(),
                second.with(TaskPatch.NONE.withCompleted(true), ImportFixture.CLOCK.instant()));
        fixture.onExisting = OnExisting.UPDATE;
        String edited = "externalId,title,description,due\n1,a,,\n2,b,two,\n3,c,three,\n";
        assertEquals(new Tally(1, 1, 1, 0, 0, 0), fixture.run(edited).tally());
        Task first = find("1").orElseThrow();
        assertEquals("", first.description());
        assertEquals(null, first.due());
        assertEquals(Priority.HIGH, first.priority());
        assertEquals(2, first.version());
        assertTrue(find("2").orElseThrow().completed());
        assertEquals(new Tally(0, 0, 3, 0, 0, 0), fixture.run(edited).tally());

        fixture.onExisting = OnExisting.FAIL;
        assertEquals(new Tally(0, 0, 0, 0, 3, 0), fixture.run(edited).tally());
        fixture.onExisting = OnExisting.UPDATE;
        assertEquals("--on-existing update needs an id for each row, and tasks.csv has no such column:"
                + " a row that was edited cannot be told from a new one",
                assertThrows(CliException.Usage.class, () -> fixture.run("title\na\n")).getMessage());
    }

    @Test
    void anUpdateNeverOverwritesWhatSomebodyElseChanged() throws IOException {
        client = new FakeTaskClient() {
            @Override
            public synchronized Task task(String taskId) {
                Task seen = super.task(taskId);
                tasks.put(taskId, seen.with(TaskPatch.NONE.withCompleted(true), ImportFixture.CLOCK.instant()));
                return seen;
            }
        };
        fixture = new ImportFixture(directory, client);
        fixture.run("externalId,title,description\n1,a,x\n");
        fixture.onExisting = OnExisting.UPDATE;
        assertEquals(new Tally(0, 0, 0, 0, 1, 0), fixture.run("externalId,title,description\n1,a,y\n").tally());
        assertEquals("x", find("1").orElseThrow().description());
    }

    @Test
    void ourOwnExportComesBackUnderItsOwnIds() throws IOException {
        String export = """
                taskId,externalId,title,description,completed,priority,category,dueDate,createdAt,updatedAt,completedAt,version
                01890a5d-ac96-774b-bcce-b302099a8057,,plain,,false,low,,2026-07-01,2023-06-29T22:17:41.462Z,2023-06-29T22:17:41.462Z,,1
                01890a5d-ac97-774b-bcce-b302099a8057,jira:1,done,text,true,high,,2026-07-01T10:00:00.000Z,2023-06-29T22:17:41.463Z,2024-01-01T00:00:00.000Z,2024-01-01T00:00:00.000Z,3
                """;
        assertEquals(new Tally(2, 0, 0, 0, 0, 0), fixture.run(export).tally());
        Task plain = client.tasks.get("01890a5d-ac96-774b-bcce-b302099a8057");
        assertEquals(null, plain.externalId());
        assertEquals("2023-06-29T22:17:41.462Z", plain.createdAt().toString());
        assertEquals("2024-01-01T00:00:00Z",
                client.tasks.get("01890a5d-ac97-774b-bcce-b302099a8057").completedAt().toString());
        assertEquals(new Tally(0, 0, 2, 0, 0, 0), fixture.run(export).tally());
        fixture.onExisting = OnExisting.UPDATE;
        assertEquals(new Tally(0, 1, 1, 0, 0, 0), fixture.run(export.replace("plain", "changed")).tally());
    }

    private java.util.Optional<Task> find(String externalId) {
        return client.tasks.values().stream().filter(task -> externalId.equals(task.externalId())).findFirst();
    }

    private Path resource(String name) throws IOException {
        Path file = directory.resolve(Path.of(name).getFileName());
        Files.writeString(file, resourceText(name));
        return file;
    }

    private static String resourceText(String name) throws IOException {
        try (InputStream in = ImportSessionTest.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
