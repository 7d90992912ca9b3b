package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.ExitCode;
import tasktracker.cli.error.Failure;
import tasktracker.contract.NewTask;
import tasktracker.contract.TaskFields;

/** What a user sees of an export, on both streams and in the directory. */
final class ExportCommandTest {
    @TempDir
    Path directory;
    private Cli cli;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        cli = new Cli(Files.createDirectory(directory.resolve("home")));
        file = Files.createDirectory(directory.resolve("out")).resolve("tasks.csv");
        cli.api().put(NewTask.titled("=1+1"));
        cli.api().put(NewTask.titled("Call Ann, \"today\""));
        cli.api().put(NewTask.titled("-5"));
    }

    @Test
    void aFile() throws IOException {
        cli.run("export", file.toString(), "--columns", "title,priority,dueDate")
                .prints(file + "\t3\t" + "title,priority,dueDate\r\n=1+1,medium,\r\n\"Call Ann, \"\"today\"\"\",medium,"
                        .concat("\r\n-5,medium,\r\n").length() + "\n");
        assertEquals("title,priority,dueDate\r\n=1+1,medium,\r\n\"Call Ann, \"\"today\"\"\",medium,\r\n-5,medium,\r\n",
                Files.readString(file));
        assertEquals(List.of("tasks.csv"), files());
    }

    @Test
    void standardOutputIsTheCsvAndNothingElse() {
        cli.run("export", "--columns", "completed,title", "--limit", "2")
                .prints("completed,title\r\nfalse,=1+1\r\nfalse,\"Call Ann, \"\"today\"\"\"\r\n");
        assertEquals(cli.run("export", "-").out(), cli.run("export").out());
    }

    @Test
    void aColumnThatIsEmptyMakesNoBlankLine() {
        cli.run("export", "--columns", "externalId").prints("externalId\r\n\"\"\r\n\"\"\r\n\"\"\r\n");
    }

    @Test
    void forASpreadsheetItSaysHowManyCellsAreGuarded() {
        cli.run("export", "--columns", "title", "--for-spreadsheet", "--bom").is(ExitCode.OK,
                "\uFEFF'title\r\n'=1+1\r\n\"Call Ann, \"\"today\"\"\"\r\n-5\r\n",
                "1 cell is guarded by a ' for spreadsheets; tasktracker import takes it away again\n");
    }

    @Test
    void allTasksOldestFirstUnlessFiltersSayOtherwise() {
        cli.run("export");
        assertEquals("Optional[CREATED] false ALL", cli.api().lastQuery().sort() + " "
                + cli.api().lastQuery().descending() + " " + cli.api().lastQuery().status());
        cli.run("export", "--status", "open", "--sort", "due", "--desc");
        assertEquals("Optional[DUE] true OPEN", cli.api().lastQuery().sort() + " "
                + cli.api().lastQuery().descending() + " " + cli.api().lastQuery().status());
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingBeside() throws IOException {
        Files.writeString(file, "old");
        for (int at = 0; at < 150; at++) {
            cli.api().put(NewTask.titled("task " + at));
        }
        cli.api().failPage("100", new CliException.Unavailable(Failure.of("RETRY_LATER", "busy")));
        cli.run("export", file.toString()).is(ExitCode.UNAVAILABLE, "",
                "error: busy\nhint: tasktracker export " + file + "\n");
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("tasks.csv"), files());
    }

    @Test
    void whatIsNoFileIsNotReplaced() {
        cli.run("export", directory.toString()).is(ExitCode.USAGE, "",
                "error: " + directory + " is a directory\nhint: name a file in it\n");
        cli.run("export", "/dev/null").is(ExitCode.USAGE, "", """
                error: /dev/null is no regular file, so it cannot be replaced
                hint: tasktracker export - > /dev/null
                """);
        cli.run("export", directory.resolve("no/such.csv").toString()).is(ExitCode.USAGE, "", "error: "
                + directory.resolve("no/such.csv") + " cannot be written: there is no folder " + directory + "/no\n");
    }

    @Test
    void aColumnThatThereIsNot() {
        Cli.Run run = cli.run("export", "--columns", "title,du");
        assertEquals(ExitCode.USAGE, run.code());
        assertEquals("error: an export has no column \"du\" (" + String.join(", ", TaskFields.EXPORT_COLUMNS) + ")",
                run.err().lines().findFirst().map(line -> line.replaceAll("; did you mean.*", "")).orElse(""));
        cli.run("export", "--columns", "title,title").is(ExitCode.USAGE, "",
                "error: --columns names \"title\" twice\n");
    }

    @Test
    void aTerminalGetsNoEscapeSequences() {
        cli.api().put(NewTask.titled("red \u001b[31m"));
        assertEquals(Optional.empty(), cli.terminal().run("export", "--columns", "title").out().lines()
                .filter(line -> line.contains("\u001b")).findAny());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
