package tasktracker.cli.command.category;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;

final class CategoryCommandsTest {
    @TempDir
    private Path home;
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @Test
    void a_colour_that_is_given_to_the_wrong_option_leads_to_the_right_one() {
        for (String verb : List.of("add", "edit")) {
            cli.run("category", verb, "Home", "--color", "blue").is(ExitCode.USAGE, "", """
                    error: there is no --color "blue" (auto, always, never)
                    hint: --rgb RRGGBB is the colour of a category
                    """);
        }
        cli.run("category", "list", "--color", "blue").is(ExitCode.USAGE, "", """
                error: there is no --color "blue" (auto, always, never)
                """);
        assertEquals(List.of(), cli.api().calls());
    }

    @Test
    void what_becomes_of_the_tasks_is_said_in_any_case() {
        cli.api().put("Home");
        assertEquals(ExitCode.OK, cli.run("category", "delete", "Home", "--on-tasks", "Uncategorize").code());
        assertEquals("delete category Uncategorize", cli.api().calls().getLast());
    }

    @Test
    void adds_with_colour_and_icon() {
        cli.terminal().run("category", "add", "Work", "--rgb", "ff8800", "--icon", "💼").prints("""
                NAME  COLOR    ICON  CATEGORYID
                Work  #ff8800  💼    01a20297-4dc0-7000-8000-400000000001
                """.replace("01a20297-4dc0-7000-8000-400000000001", id()));
        cli.piped().run("category", "add", "Work", "--rgb", "red").is(ExitCode.USAGE, "", """
                error: a colour is RRGGBB in hexadecimal, such as ff8800, not "red"
                """);
    }

    @Test
    void lists_in_every_format() {
        cli.run("category", "list").is(ExitCode.OK, "", "no categories; to make one: tasktracker category add Home\n");
        cli.run("category", "list", "-o", "json").prints("{\"data\":[],\"nextCursor\":null}\n");
        cli.run("category", "add", "Work", "-o", "id").prints(id() + "\n");
        cli.run("category", "ls").prints("Work\t\t\t" + id() + "\n");
        cli.run("category", "list", "-o", "csv").prints(
                "categoryId,name,color,icon,createdAt,updatedAt,version\r\n" + id()
                        + ",Work,,,2026-11-22T09:30:00.000Z,2026-11-22T09:30:00.000Z,1\r\n");
    }

    @Test
    void edits_what_is_named() {
        cli.run("category", "add", "Work", "--rgb", "#ff8800", "--icon", "W");
        cli.run("category", "edit", "work", "--name", "Job", "--rgb", "none", "--fields", "name,color,icon,version")
                .prints("Job\t\tW\t2\n");
        cli.run("category", "edit", "Job", "--icon", "none", "--if-version", "2", "--fields", "icon").prints("\n");
        cli.run("category", "edit", "Job").is(ExitCode.USAGE, "", """
                error: say what to change: --name, --rgb or --icon
                hint: tasktracker category edit --help
                """);
        assertEquals(List.of("create category", "categories", "update category \"1\"", "categories",
                "update category \"2\""), cli.api().calls());
    }

    @Test
    void deletes_and_asks_on_a_terminal() {
        cli.run("category", "add", "Work");
        cli.terminal().stdin("n\n").run("category", "delete", "Work", "--on-tasks", "uncategorize").is(ExitCode.FAILURE,
                "", """
                        Delete the category "Work" and leave its tasks without one? [y/N] \
                        error: not confirmed, nothing was changed
                        """);
        cli.piped().run("category", "delete", "Work", "--fields", "name").prints("Work\n");
        cli.run("category", "delete", "Work").is(ExitCode.NOT_FOUND, "", """
                error: there is no category "Work"
                hint: tasktracker category add Work
                """);
    }

    @Test
    void a_category_with_tasks_stays_until_it_is_said_what_becomes_of_them() {
        String work = cli.api().put("Work").categoryId();
        cli.api().put("My house");
        cli.api().put(new NewTask("a", "", false, Priority.LOW, work, null, null, null, null, null));
        cli.run("category", "delete", "Work").is(ExitCode.CONFLICT, "", """
                error: "Work" has tasks: --on-tasks uncategorize leaves them without one, --move-to CATEGORY moves them
                hint: tasktracker category delete Work --on-tasks uncategorize
                """);
        cli.run("category", "delete", "Work", "--on-tasks", "move").is(ExitCode.USAGE, "", """
                error: --on-tasks move and --move-to CATEGORY belong together
                hint: tasktracker category delete --help
                """);
        cli.run("category", "delete", "Work", "--move-to", "Work").is(ExitCode.USAGE, "", """
                error: the tasks of a category that is deleted cannot move to it
                """);
        cli.run("category", "delete", "Work", "--move-to", "My house", "--fields", "name").prints("Work\n");
        assertEquals("delete category Move", cli.api().calls().getLast());
    }

    private String id() {
        return tasktracker.contract.Uuid7.of(Cli.NOW.toEpochMilli(), 1, 1);
    }
}
