package tasktracker.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.error.CliException;
import tasktracker.cli.transfer.preset.Presets;
import tasktracker.contract.Category;
import tasktracker.contract.Task;

/** Files of other programs, with their exact columns. Today is 1 June 2026, in Berlin. */
final class PresetImportTest {
    @TempDir
    Path directory;
    private FakeTaskClient client;
    private ImportFixture fixture;

    @BeforeEach
    void begin() {
        client = new FakeTaskClient();
        fixture = new ImportFixture(directory, client);
        fixture.createCategories = true;
    }

    @Test
    void todoist() throws IOException {
        fixture.fileName = "Private.csv";
        assertEquals(new Tally(7, 0, 0, 0, 1, 0), run("todoist", """
                \uFEFFTYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT
                meta,view_style=list,,,,,,,,,,
                task,Buy milk @shop @urgent,two litres,1,1,A (1),,2026-07-01,en,,,
                note,"first
                note",,,,A (1),,,,,,
                note,second,,,,A (1),,,,,,
                ,,,,,,,,,,,
                task,Ask ann@example.com,,4,2,A (1),,4 Jan,en,,,
                section,Later,,,,,,,,,,
                task,Water plants,,3,1,A (1),,every monday,en,,,
                task,Fly,,,1,A (1),,"Jul 4, 2026 at 5pm",en,,,
                task,Pack,,2,2,A (1),,29 Feb,en,,,
                task,Socks,,2,3,A (1),,5 Dec 2026 10:30,en,,,
                task,Pray,,2,3,A (1),,mañana,es,,,
                task,@alone,,2,1,A (1),,,en,,,
                """));
        assertEquals(List.of(
                "@alone |  | medium | Private/Later | null",
                "Ask ann@example.com | Part of: Buy milk | medium | Private | 2027-01-04",
                "Buy milk | two litres / first note / second | high | Private | 2026-07-01",
                "Fly |  | high | Private/Later | 2026-07-04T15:00:00.000Z",
                "Pack | Part of: Fly | medium | Private/Later | 2028-02-29",
                "Socks | Part of: Pack | medium | Private/Later | 2026-12-05T09:30:00.000Z",
                "Water plants | Repeats: every monday | low | Private/Later | null"), rows());
        assertEquals(List.of(
                "warning: record 2, line 8: DATE \"4 Jan\": has no year; taken as 2027-01-04",
                "warning: record 3, line 10: DATE \"every monday\": repeats; the task is imported without a due date,"
                        + " and its description says so",
                "warning: record 5, line 12: DATE \"29 Feb\": has no year; taken as 2028-02-29",
                "record 7, line 14: DATE \"mañana\": no date such as 2026-12-01 or 2026-12-01T09:30Z; --date-format"
                        + " tells how else to read it"),
                fixture.told);
    }

    @Test
    void ticktick() throws IOException {
        assertEquals(new Tally(3, 0, 0, 0, 0, 0), run("ticktick", """
                \uFEFF"Date: 2026-01-09+0000"
                "Version: 7.1"
                "Status:\s
                0 Normal
                1 Completed
                2 Archived"
                "Folder Name","List Name","Title","Kind","Tags","Content","Is Check list","Start Date","Due Date",\
                "Reminder","Repeat","Priority","Status","Created Time","Completed Time","Order","Timezone",\
                "Is All Day","Is Floating","Column Name","Column Order","View Mode","taskId","parentId"
                "Work","Inbox","a","TEXT","","text","N","","2026-07-01T22:00:00+0000","","","5","0",\
                "2026-01-02T10:00:00+0000","","-1","Europe/Berlin","true","false",,,"list","1",""
                "","Inbox","b","TEXT","","","N","","2026-07-01T22:00:00+0000","","FREQ=DAILY","0","0",\
                "2026-01-02T10:00:00+0000","","-1","Europe/Berlin","false","false",,,"list","2",""
                "","","c","TEXT","","","N","","","","","1","2","2026-01-02T10:00:00+0000",\
                "2026-01-03T10:00:00+0000","-1","Europe/Berlin",,"false",,,"list","3",""
                """));
        assertEquals(List.of("a | text | high | Work/Inbox | 2026-07-02",
                "b |  | medium | Inbox | 2026-07-01T22:00:00.000Z", "c |  | low | null | null"), rows());
        Task done = find("ticktick:3");
        assertEquals("true 2026-01-02T10:00:00Z 2026-01-03T10:00:00Z",
                done.completed() + " " + done.createdAt() + " " + done.completedAt());
        assertEquals(List.of("warning: record 2, line 9: Due Date \"2026-07-01T22:00:00+0000\": repeats (FREQ=DAILY);"
                + " only this date is imported"), fixture.told);
    }

    @Test
    void asana() throws IOException {
        assertEquals(new Tally(2, 0, 0, 0, 0, 0), run("asana", """
                Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,\
                Due Date,Tags,Notes,Projects,Parent task
                12,2026-01-01,,2026-01-02,a,Doing,,,,2026-07-01,,text,P,
                13,2026-01-01,2026-01-03,2026-01-02,b,,,,,,,,P,
                """));
        assertEquals(List.of("a | text | medium | Doing | 2026-07-01", "b |  | medium | null | null"), rows());
        assertEquals(true, find("asana:13").completed());
    }

    @Test
    void jira() throws IOException {
        assertEquals(new Tally(3, 0, 0, 0, 1, 0), run("jira", """
                Summary,Issue key,Issue id,Status,Project key,Priority,Created,Resolved,Due date,Description,Labels,\
                Labels,Status Category
                a,P-1,1,In QA,P,Highest,09/Jan/26 3:54 PM,,01/Jul/26 12:00 AM,text,x,y,In Progress
                b,P-2,2,Shipped,P,Medium,09/Jan/26 3:54 PM,10/Jan/26 4:00 PM,,,,,Done
                c,P-3,3,Open,P,Trivial,2026-01-09 15:54,10/Jan/26 4:00 PM,,,,,To Do
                d,P-4,4,Open,P,Whatever,,,,,,,To Do
                """));
        assertEquals(List.of("a | text | high | P | 2026-06-30T22:00:00.000Z", "b |  | medium | P | null",
                "c |  | low | P | null"), rows());
        assertEquals("2026-01-10T15:00:00Z", find("jira:P-2").completedAt().toString());
        assertEquals(false, find("jira:P-3").completed());
        assertEquals(List.of("record 4, line 5: Priority \"Whatever\": must be low, medium or high"), fixture.told);
    }

    @Test
    void github() throws IOException {
        assertEquals(new Tally(2, 0, 0, 0, 0, 0), run("github", """
                repoName,id,title,url,lockReason,timelineCount,labels,fixUrl,fixUrlCount,state
                o/r,I_1,a,https://x/1,,3,"['bug', 'priority: high']",,0,OPEN
                o/r,I_2,b,https://x/2,,3,[],,0,closed
                """));
        assertEquals(List.of("a | https://x/1 | high | o/r | null", "b | https://x/2 | medium | o/r | null"), rows());
        assertEquals(true, find("github:I_2").completed());
        assertEquals("tasks.csv has no header of jira; its first line has: id, title",
                assertThrows(CliException.Usage.class, () -> run("jira", "id,title\n1,a\n")).getMessage());
        assertEquals("--format knows no \"jria\" (tasktracker, todoist, ticktick, asana, jira, github);"
                + " did you mean jira?", assertThrows(CliException.Usage.class, () -> Presets.of("jria")).getMessage());
    }

    @Test
    void whatTheUserSaysGoesBeforeThePreset() throws IOException {
        fixture.mapping = MappingSpec.parse(List.of("title=url,category="), List.of("priority=low"));
        fixture.idPrefix = "mine:";
        run("github", "repoName,id,title,url,labels\no/r,I_1,a,https://x/1,P1\n");
        assertEquals(List.of("https://x/1 | https://x/1 | low | null | null"), rows());
        assertEquals("https://x/1", find("mine:I_1").title());
    }

    private Tally run(String preset, String csv) throws IOException {
        fixture.preset = Optional.of(Presets.of(preset));
        return fixture.run(csv).tally();
    }

    private List<String> rows() {
        Map<String, String> names = client.categories.stream()
                .collect(Collectors.toMap(Category::categoryId, Category::name));
        List<String> rows = new ArrayList<>();
        for (Task task : client.tasks.values()) {
            rows.add(String.join(" | ", task.title(), task.description().replace("\n\n", " / ").replace('\n', ' '),
                    task.priority().wire(), String.valueOf(names.get(task.categoryId())), String.valueOf(task.due())));
        }
        rows.sort(String.CASE_INSENSITIVE_ORDER);
        return rows;
    }

    private Task find(String externalId) {
        return client.tasks.values().stream().filter(task -> externalId.equals(task.externalId())).findFirst()
                .orElseThrow();
    }
}
