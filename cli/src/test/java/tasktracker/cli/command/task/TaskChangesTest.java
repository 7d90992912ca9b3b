package tasktracker.cli.command.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.client.Expected;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.contract.NewTask;
import tasktracker.contract.Priority;
import tasktracker.contract.Task;
import tasktracker.contract.TaskPatch;

final class TaskChangesTest {
    @TempDir
    private Path home;
    private Cli cli;
    private Task milk;
    private Task bread;

    @BeforeEach
    void start() {
        cli = new Cli(home);
        milk = cli.api().put(NewTask.titled("Buy milk"));
        bread = cli.api().put(NewTask.titled("Buy bread"));
    }

    @Test
    void done_by_id_changes_the_version_read() {
        cli.run("task", "done", milk.taskId(), "--fields", "title,completed,version").prints("Buy milk\ttrue\t2\n");
        assertEquals(List.of("get 0001", "update 0001 \"1\""), cli.api().calls());
    }

    @Test
    void done_again_changes_nothing() {
        cli.run("task", "done", milk.taskId());
        cli.run("task", "done", milk.taskId(), "--fields", "version").is(ExitCode.OK, "2\n",
                "\"Buy milk\" is done already\n");
        cli.run("task", "reopen", milk.taskId(), "--fields", "version,completed").prints("3\tfalse\n");
    }

    @Test
    void ids_that_were_seen_are_named_by_their_end() {
        cli.run("task", "list");
        cli.api().calls().clear();
        cli.terminal().run("task", "done", "…0002").prints("""
                ID     STATUS  DUE  PRIORITY  CATEGORY  TITLE
                …0002  done         medium              Buy bread
                """);
        assertEquals(List.of("get 0002", "update 0002 \"1\""), cli.api().calls());
        cli.piped().run("task", "show", "00000002", "--fields", "title").prints("Buy bread\n");
    }

    @Test
    void titles_and_unseen_ids_are_searched_for() {
        cli.run("task", "done", "Buy bread", "--fields", "taskId").is(ExitCode.OK, bread.taskId() + "\n", """
                looking through all tasks for "Buy bread"
                """);
        cli.run("task", "show", "0001", "--fields", "title").is(ExitCode.OK, "Buy milk\n", """
                looking through all tasks for "0001"
                """);
    }

    @Test
    void a_name_of_several_tasks_lists_them() {
        Task other = cli.api().put(NewTask.titled("Buy milk"));
        cli.run("task", "done", "Buy milk", "-q").is(ExitCode.USAGE, "", """
                error: "Buy milk" names 2 tasks
                  %s: Buy milk
                  %s: Buy milk
                hint: tasktracker task show %s
                """.formatted(milk.taskId(), other.taskId(), milk.taskId()));
    }

    @Test
    void an_empty_name_is_a_mistake_and_not_looked_for() {
        int before = cli.api().calls().size();
        cli.run("task", "show", " ").is(ExitCode.USAGE, "", """
                error: the name of the task is empty
                hint: tasktracker task list
                """);
        assertEquals(before, cli.api().calls().size());
    }

    @Test
    void ids_of_deleted_tasks_are_not_in_the_way() {
        cli.run("task", "list");
        cli.api().stored().remove(bread.taskId());
        cli.run("task", "show", "0002", "-q").is(ExitCode.NOT_FOUND, "", """
                error: there is no task with id, end of id or exact title "0002"
                hint: tasktracker task list --status all
                """);
    }

    @Test
    void a_part_of_a_title_names_nothing_and_suggests_the_only_open_task_that_has_it() {
        cli.run("task", "done", "MILK", "-q").is(ExitCode.NOT_FOUND, "", """
                error: there is no task with id, end of id or exact title "MILK"; did you mean "Buy milk" (…0001)?
                hint: tasktracker task show %s
                """.formatted(milk.taskId()));
        cli.run("task", "done", "buy", "-q").is(ExitCode.NOT_FOUND, "", """
                error: there is no task with id, end of id or exact title "buy"; several titles have it inside
                hint: tasktracker task list --search buy
                """);
        cli.run("task", "done", milk.taskId(), "-q");
        cli.run("task", "done", "milk", "-q").is(ExitCode.NOT_FOUND, "", """
                error: there is no task with id, end of id or exact title "milk"
                hint: tasktracker task list --status all
                """);
    }

    @Test
    void each_profile_remembers_its_own_ids() throws Exception {
        cli.run("task", "list", "-o", "id");
        Path seen = home.resolve(".local/state/tasktracker/seen/local");
        assertEquals(milk.taskId() + "\n" + bread.taskId() + "\n", Files.readString(seen));
    }

    @Test
    void several_targets_each_have_their_own_end() {
        cli.run("task", "done", milk.taskId(), "nope", bread.taskId(), milk.taskId(), "-q", "--fields", "title")
                .is(ExitCode.PARTIAL, "Buy milk\nBuy bread\n", """
                        error: 1 of 3 tasks failed
                          nope: there is no task with id, end of id or exact title "nope"
                        """);
    }

    @Test
    void several_that_fail_alike_end_alike() {
        cli.run("task", "done", "nope", "nada", "-o", "json").is(ExitCode.NOT_FOUND, """
                {"data":[],"nextCursor":null}
                """, """
                {"error":{"code":"PARTLY_FAILED","message":"2 of 2 tasks failed","hint":null,"correlationId":null,\
                "exitCode":5,"details":{"nope":"there is no task with id, end of id or exact title \\"nope\\"",\
                "nada":"there is no task with id, end of id or exact title \\"nada\\""}}}
                """);
    }

    @Test
    void without_network_the_first_target_ends_it() {
        cli.api().fail(milk.taskId(), new CliException.Network(Failure.of("CONNECT_FAILED", "nobody"), null));
        cli.run("task", "done", milk.taskId(), bread.taskId()).is(ExitCode.NETWORK, "", "error: nobody\n");
        assertEquals(List.of("get 0001"), cli.api().calls());
    }

    @Test
    void edit_changes_what_is_named() {
        cli.api().put("Home");
        cli.run("task", "edit", milk.taskId(), "--title", "Buy oat milk", "--due", "fri", "--priority", "low",
                "--category", "Home", "-m", "x", "--fields", "title,dueDate,priority,category,description").is(
                        ExitCode.OK, "Buy oat milk\t2026-11-27\tlow\tHome\tx\n", "due Fri 2026-11-27\n");
        cli.run("task", "edit", milk.taskId(), "--due", "none", "--category", "none", "-m", "", "--fields",
                "title,dueDate,priority,category,description").prints("Buy oat milk\t\tlow\t\t\n");
    }

    @Test
    void edit_without_a_change_is_refused() {
        cli.run("task", "edit", milk.taskId()).is(ExitCode.USAGE, "", """
                error: say what to change: --title, --due, --priority, --category or --description
                hint: tasktracker task edit --help
                """);
        assertEquals(List.of(), cli.api().calls());
    }

    @Test
    void a_change_in_between_is_told_and_nothing_is_done() {
        cli.api().meanwhile(() -> cli.api().updateTask(milk.taskId(),
                TaskPatch.NONE.withPriority(Priority.HIGH).withDescription("more"), Expected.any()));
        cli.run("task", "edit", milk.taskId(), "--title", "mine").is(ExitCode.CONFLICT, "", """
                error: "Buy milk" has version 2, not 1: somebody changed description, priority; nothing was done
                  expectedVersion: 1
                  currentVersion: 2
                  description: none -> more
                  priority: medium -> high
                hint: tasktracker task show %s
                correlation id: c-1
                """.formatted(milk.taskId()));
        assertEquals("Buy milk", cli.api().stored().get(milk.taskId()).title());
    }

    @Test
    void a_version_that_is_named_must_be_the_one() {
        cli.run("task", "edit", milk.taskId(), "--title", "mine", "--if-version", "7").is(ExitCode.CONFLICT, "", """
                error: "Buy milk" has version 1, not 7; nothing was done
                  expectedVersion: 7
                  currentVersion: 1
                hint: tasktracker task show %s
                correlation id: c-1
                """.formatted(milk.taskId()));
    }

    @Test
    void moves_to_a_category_and_out_of_it() {
        cli.run("task", "move", milk.taskId(), bread.taskId(), "--to", "Home", "--create-category", "-q", "--fields",
                "title,category").prints("Buy milk\tHome\nBuy bread\tHome\n");
        cli.run("task", "move", milk.taskId(), "--to", "none", "--fields", "title,categoryId").prints("Buy milk\t\n");
        cli.run("task", "move", milk.taskId()).is(ExitCode.USAGE, "", """
                error: --to is missing
                hint: tasktracker task move --help
                """);
    }

    @Test
    void deletes_one_without_asking_in_a_script() {
        cli.run("task", "rm", milk.taskId(), "--fields", "title").prints("Buy milk\n");
        assertEquals(List.of("get 0001", "delete 0001 \"1\""), cli.api().calls());
    }

    @Test
    void the_hint_puts_an_option_before_what_is_no_option() {
        cli.api().put(NewTask.titled("-x"));
        cli.api().put(NewTask.titled("-y"));
        cli.run("task", "delete", "-q", "--", "-x", "-y").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Delete 2 tasks: "-x", "-y"?
                hint: tasktracker task delete -q --yes -- -x -y
                """);
    }

    @Test
    void deleting_several_in_a_script_needs_yes() {
        cli.run("task", "delete", milk.taskId(), bread.taskId()).is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Delete 2 tasks: "Buy milk", "Buy bread"?
                hint: tasktracker task delete %s %s --yes
                """.formatted(milk.taskId(), bread.taskId()));
        assertEquals(2, cli.api().stored().size());
        cli.run("task", "delete", milk.taskId(), bread.taskId(), "--yes", "--fields", "title")
                .prints("Buy milk\nBuy bread\n");
        assertEquals(0, cli.api().stored().size());
    }

    @Test
    void deleting_asks_on_a_terminal() {
        cli.terminal().stdin("n\n").run("task", "delete", milk.taskId()).is(ExitCode.FAILURE, "", """
                Delete "Buy milk"? [y/N] error: not confirmed, nothing was changed
                """);
        cli.stdin("y\n").run("task", "delete", milk.taskId(), "--fields", "title").is(ExitCode.OK, """
                TITLE
                Buy milk
                """, "Delete \"Buy milk\"? [y/N] ");
    }

    @Test
    void a_protected_profile_wants_its_name() {
        cli.run("profile", "add", "local", "--protected", "-q");
        cli.run("task", "delete", milk.taskId(), "--yes").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Delete "Buy milk"?
                hint: tasktracker task delete %s --yes --confirm local
                """.formatted(milk.taskId()));
        cli.run("task", "delete", milk.taskId(), "--confirm", "prod").is(ExitCode.FAILURE, "", """
                error: --confirm names prod, but the profile is local
                """);
        cli.terminal().stdin("local\n").run("task", "delete", milk.taskId(), "--fields", "title").is(ExitCode.OK, """
                TITLE
                Buy milk
                """, "Delete \"Buy milk\"? The profile is protected; type its name, local: ");
        cli.piped().run("task", "delete", bread.taskId(), "--confirm", "local", "--fields", "title")
                .prints("Buy bread\n");
    }

    @Test
    void show_has_a_line_for_each_field() {
        cli.run("task", "edit", milk.taskId(), "--due", "2026-11-20", "-q", "--category", "Home", "--create-category",
                "-m", "two litres");
        cli.terminal().run("task", "show", milk.taskId()).prints("""
                ID           01a20297-4dc0-7000-8000-000000000001
                TITLE        Buy milk
                DESCRIPTION  two litres
                STATUS       open
                PRIORITY     medium
                CATEGORY     Home
                DUE          Fri 2026-11-20 (2 days overdue)
                CREATED      Sun 2026-11-22 10:30 Europe/Berlin
                UPDATED      Sun 2026-11-22 10:30 Europe/Berlin
                COMPLETED
                EXTERNAL ID
                VERSION      2
                """);
    }
}
