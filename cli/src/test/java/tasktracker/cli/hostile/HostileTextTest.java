package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.text.Neutral;

/** A server that sends what a terminal would obey, in every text it has: none of it reaches the terminal. */
final class HostileTextTest {
    /** Clears the screen, sets the title, turns the line round, breaks it, rings, half a pair; all as JSON escapes. */
    static final String EVIL = "\\u001b[2J\\u001b]0;x\\u0007\\u202eab\\u2066\\n\\r\\u009b31m\\u0000\\udc00\\ud800"
            + "\\u2028\\u2029\\u007f\\ufeff\\u061c\\u200e\\u200f\\u202a\\u202b\\u202c\\u202d\\u2067\\u2068\\u2069";
    /** Said here once more: asked of the code that is tested, one that it forgets would not be missed. */
    private static final String OBEYED = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
            + "\u2066\u2067\u2068\u2069\ufeff";
    private static final String ID = "01998d4e-0000-7000-8000-000000007f3a";
    private static final String CATEGORY_ID = "01998d4e-0000-7000-8000-00000000c0de";

    @TempDir
    private Path directory;

    private static String task(String id, String categoryId) {
        return """
                {"taskId":"%s","title":"Milk%s","description":"%s","completed":false,"priority":"medium",\
                "categoryId":"%s","dueDate":null,"createdAt":"2026-11-22T09:30:00.123Z",\
                "updatedAt":"2026-11-22T09:30:00.123Z","completedAt":null,"externalId":"%s","version":3}"""
                .formatted(id, EVIL, EVIL, categoryId, EVIL);
    }

    private static String category(String id) {
        return """
                {"categoryId":"%s","name":"Home%s","color":"%s","icon":"%s","createdAt":"2026-11-22T09:30:00.123Z",\
                "updatedAt":"2026-11-22T09:30:00.123Z","version":1}""".formatted(id, EVIL, EVIL, EVIL);
    }

    private static void serve(HostileServer.Exchange to, String end) throws IOException {
        String path = to.path();
        if (path.endsWith("/categories") && to.head().startsWith("POST")) {
            to.json("201 Created", "", "{\"data\":" + category(CATEGORY_ID + end) + "}");
        } else if (path.contains("/categories")) {
            to.json("200 OK", "", "{\"data\":[" + category(CATEGORY_ID + end) + "],\"nextCursor\":null}");
        } else if (path.contains("/tasks/")) {
            to.json("200 OK", "", "{\"data\":" + task(ID + end, CATEGORY_ID + end) + "}");
        } else {
            to.json("200 OK", "", "{\"data\":[" + task(ID + end, CATEGORY_ID + end) + "],\"nextCursor\":null}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", EVIL })
    void of_a_success_is_neutral(String end) throws Exception {
        List<String> commands = List.of("task list", "task list -o tsv", "task list -o json", "task list -o ndjson",
                "task list -o id", "task list --fields taskId,title,category,description,externalId -o tsv",
                "task show " + ID, "task show " + ID + " -o json", "task done " + ID, "task reopen " + ID,
                "task add Bread --category Work --create-category", "task move " + ID + " --to Work --create-category",
                "category add Work", "category list",
                "category list -o tsv", "category list -o json", "export", "export --columns taskId,title,description",
                "api GET /tasks", "api GET /tasks --paginate", "api GET /tasks/" + ID + " -o json",
                "task delete " + ID + " --confirm no", "category delete Home", "bulk delete --all",
                "bulk done --all --dry-run", "task show Mil", "task list --debug", "export --debug", "undo --dry-run",
                "bulk done --all --yes --debug", "undo --dry-run --debug", "undo --yes");
        try (HostileServer server = new HostileServer(to -> serve(to, end))) {
            for (String command : commands) {
                Cli.Run run = cli(server).terminal().stdin("n\n").run(command.split(" "));
                check(command, run);
                if (end.isEmpty()) {
                    checkShown(command, run);
                }
            }
            Cli cli = cli(server).terminal();
            cli.run("task", "list");
            cli.run("category", "list");
            Cli.Run tasks = cli.run("__complete", "--", "task", "show", "");
            check("completion of tasks", tasks);
            Cli.Run categories = cli.run("__complete", "--", "task", "list", "--category", CATEGORY_ID.substring(0, 8));
            check("completion of categories", categories);
            if (end.isEmpty()) {
                assertTrue(tasks.out().contains("7f3a\tMilk"), tasks.out());
                assertTrue(categories.out().contains(CATEGORY_ID + "\tHome"), categories.out());
            }
        }
    }

    /** That nothing hostile is printed means something where the texts are printed that have it. */
    private static void checkShown(String command, Cli.Run run) {
        boolean ofCategories = command.startsWith("category list");
        boolean ofTasks = List.of("task list", "task show " + ID, "export").stream().anyMatch(command::startsWith)
                && !command.endsWith("-o id");
        String text = run.out() + run.err();
        assertTrue(!ofCategories || run.out().contains("Home"), command + "\n" + text);
        assertTrue(!ofTasks || run.out().contains("Milk"), command + "\n" + text);
        assertTrue(!command.startsWith("task reopen") || run.err().contains("\"Milk"), command + "\n" + text);
        assertTrue(!command.contains("--create-category") || run.err().contains("created the category Home"),
                command + "\n" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "task list", "task list -o json", "task add Milk", "task delete " + ID + " --yes",
        "category list", "export", "bulk done --all --yes", "doctor", "api GET /tasks", "task list --debug",
        "task list -o json --debug", "api GET /tasks --debug" })
    void of_an_error_is_neutral(String command) throws Exception {
        try (HostileServer server = new HostileServer(to -> to.json("400 Bad\u001b[2J",
                "X-Correlation-Id: c\u009b31m\r\n", """
                        {"error":{"code":"E%s","message":"m%s","correlationId":"i%s","details":{"f%s":"d%s"}}}"""
                        .formatted(EVIL, EVIL, EVIL, EVIL, EVIL)))) {
            Cli.Run run = cli(server).terminal().run(command.split(" "));
            check(command, run);
            assertFalse(run.code() == ExitCode.OK, run.err());
        }
    }

    static void check(String command, Cli.Run run) {
        String text = (run.out() + run.err()).replace("\r\n", "\n"); // the line ends of CSV
        String told = command + " → " + run.code() + "\n" + Neutral.lines(text);
        assertFalse(text.contains("should not have happened"), told);
        boolean tabs = command.contains("tsv") || command.equals("doctor") || command.startsWith("completion");
        assertEquals(List.of(), text.codePoints()
                .filter(sign -> isObeyed(sign) && sign != '\n' && !(tabs && sign == '\t'))
                .mapToObj(Integer::toHexString).toList(), told);
        assertTrue(text.length() < 100_000, told);
    }

    private static boolean isObeyed(int sign) {
        int type = Character.getType(sign);
        return type == Character.CONTROL || type == Character.SURROGATE || OBEYED.indexOf(sign) >= 0;
    }

    private Cli cli(HostileServer server) throws Exception {
        return new Cli(Files.createTempDirectory(directory, "home")).http()
                .env("TASKTRACKER_ENDPOINT", server.endpoint()).env("TASKTRACKER_API_KEY", Cli.KEY);
    }
}
