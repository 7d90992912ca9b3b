package tasktracker.cli.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

/** What a user sees of an import, on both streams. */
final class ImportCommandTest {
    @TempDir
    Path directory;
    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(directory);
    }

    @Test
    void allIsWell() throws IOException {
        String file = file("title,due,seen\nBuy milk,2026-12-01,x\n,,\nCall Ann,,\n".replace(",,\nC", "\nC")
                .replace("\n\nC", "\nC"));
        cli.run("import", file).is(ExitCode.OK, file + "\t2\t2\t0\t0\t0\t0\t0\n",
                file + ": columns not imported: seen\n");
        cli.run("import", file, "-q", "-o", "json", "--fields", "read,created,existing,failures")
                .prints("{\"data\":{\"read\":2,\"created\":0,\"existing\":2,\"failures\":[]}}\n");
    }

    @Test
    void aProtectedProfileIsUpdatedByItsNameAlone() throws IOException {
        String file = file("externalId,title\n1,a\n");
        cli.run("profile", "add", "local", "--protected", "-q");
        cli.run("import", file, "-q").prints(file + "\t1\t1\t0\t0\t0\t0\t0\n");
        String changed = file("externalId,title\n1,b\n");
        cli.run("import", changed, "--on-existing", "update").is(ExitCode.FAILURE, "", """
                error: nobody can be asked here: Update the tasks that exist?
                hint: tasktracker import FILE --on-existing update --confirm local
                """.replace("FILE", changed));
        assertEquals(ExitCode.OK, cli.run("import", changed, "--on-existing", "update", "--dry-run", "-q").code());
        assertEquals("a", cli.api().stored().values().iterator().next().title());
        assertEquals(ExitCode.OK,
                cli.run("import", changed, "--on-existing", "update", "--confirm", "local", "-q").code());
        assertEquals("b", cli.api().stored().values().iterator().next().title());
    }

    @Test
    void fieldsThatThereAreNotAreRefusedBeforeAnythingIsImported() throws IOException {
        assertEquals(ExitCode.USAGE, cli.run("import", file("title\na\n"), "--fields", "zzz").code());
        assertEquals(0, cli.api().stored().size());
    }

    @Test
    void badRowsAreToldAndTheRestIsImported() throws IOException {
        String file = file("""
                Title;Due;Done;Priority
                Buy milk;2026-12-01;no;high
                ;2026-12-01;;
                Bad date;03/04/2026;;
                Short;2026-12-01
                Quote"inside;;;
                Multi;2026-13-01;perhaps;urgent
                Long;;;;
                """);
        cli.run("import", file, "--map", "completed=Done").is(ExitCode.PARTIAL, file + "\t7\t1\t0\t0\t0\t6\t0\n", """
                FILE: separated by semicolon
                FILE: record 2, line 3: Title "": must not be blank
                FILE: record 3, line 4: Due "03/04/2026": no date such as 2026-12-01 or 2026-12-01T09:30Z; \
                --date-format tells how else to read it
                FILE: record 4, line 5: has 2 cells, the header has 4
                FILE: record 5, line 6: Title "Quote"inside": has a quote inside a cell that does not start with one
                FILE: record 6, line 7: Done "perhaps": must be true or false (or yes/no, 1/0, done/open)
                FILE: record 6, line 7: Priority "urgent": must be low, medium or high
                FILE: record 6, line 7: Due "2026-13-01": no date such as 2026-12-01 or 2026-12-01T09:30Z; \
                --date-format tells how else to read it
                FILE: record 7, line 8: has 5 cells, the header has 4
                error: 6 of 7 rows were not imported
                hint: tasktracker import FILE --map completed=Done --rejects rejected.csv
                """.replace("FILE", file));
    }

    @Test
    void inJsonTheFailuresArePartOfTheResult() throws IOException {
        String file = file("externalId,title\n1,a\n1,b\n2,\n");
        Cli.Run run = cli.run("import", file, "-o", "ndjson", "--fields", "read,duplicate,failed,failures");
        run.is(ExitCode.PARTIAL,
                "{\"read\":3,\"duplicate\":1,\"failed\":1,\"failures\":[{\"record\":2,\"line\":3,\"column\":null,"
                        + "\"value\":null,\"reason\":\"has the same id as record 1 and was left out\","
                        + "\"duplicateOf\":1},{\"record\":3,\"line\":4,\"column\":\"title\",\"value\":\"\","
                        + "\"reason\":\"must not be blank\"}]}\n",
                "{\"error\":{\"code\":\"ROWS_FAILED\",\"message\":\"2 of 3 rows were not imported\",\"hint\":"
                        + "\"tasktracker import " + file + " -o ndjson --fields read,duplicate,failed,failures"
                        + " --rejects rejected.csv\",\"correlationId\":null,\"exitCode\":3}}\n");
    }

    @Test
    void nothingGoodIsAUsageError() throws IOException {
        String file = file("title\n\"\"\n");
        assertEquals(ExitCode.USAGE, cli.run("import", file).code());
    }

    @Test
    void rejectedRowsCanBeMendedAndImported() throws IOException {
        String file = file("title,due,note\ngood,,\"a\nb\"\n\"bad, \"\"one\"\"\",soon,ü\nshort\nfine,,\n");
        String rejects = directory.resolve("r.csv").toString();
        Cli.Run run = cli.run("import", file, "--rejects", rejects);
        assertEquals(file + "\t4\t2\t0\t0\t0\t2\t0\n", run.out());
        assertEquals("""
                _record,_line,_error,title,due,note
                2,4,"due ""soon"": no date such as 2026-12-01 or 2026-12-01T09:30Z; \
                --date-format tells how else to read it","bad, ""one\""",soon,ü
                3,5,"has 1 cell, the header has 3",short
                """, Files.readString(Path.of(rejects)).replace("\r\n", "\n"));
        Files.writeString(Path.of(rejects),
                Files.readString(Path.of(rejects)).replace("soon", "2026-12-01").replace("short\r\n", "short,,\r\n"));
        cli.run("import", rejects, "-q").prints(rejects + "\t2\t2\t0\t0\t0\t0\t0\n");
        cli.run("import", file, "--rejects", file).is(ExitCode.USAGE, "",
                "error: --rejects would overwrite " + file + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "_record,_line,_error,title\n", "\uFEFF_record;_line;_error;title\n2;3;x;y\n" })
    void withoutFailuresAnOlderRejectsFileGoes(String older) throws IOException {
        Path rejects = Files.writeString(directory.resolve("r.csv"), older);
        cli.run("import", file("title\na\n"), "--rejects", rejects.toString()).is(ExitCode.OK,
                directory.resolve("in.csv") + "\t1\t1\t0\t0\t0\t0\t0\n", "");
        assertEquals(List.of("in.csv"), files());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "mine", "_record,_line,title\n", "_record" })
    void anotherFileIsNotTakenForRejectedRows(String other) throws IOException {
        Path rejects = Files.writeString(directory.resolve("r.csv"), other);
        cli.run("import", file("title\na\n"), "--rejects", rejects.toString()).is(ExitCode.OK,
                directory.resolve("in.csv") + "\t1\t1\t0\t0\t0\t0\t0\n",
                "no rows were rejected; " + rejects + " is not of an import, so it stays\n");
        assertEquals(other, Files.readString(rejects));
    }

    @Test
    void anImportThatStoppedLeavesHalfMendedRowsAlone() throws IOException {
        String mended = "_record,_line,_error,title\n2,3,blank,mended\n";
        Path rejects = Files.writeString(directory.resolve("r.csv"), mended);
        cli.http().env("TASKTRACKER_ENDPOINT", "http://127.0.0.1:9/v1").env("TASKTRACKER_API_KEY", Cli.KEY);
        assertEquals(ExitCode.NETWORK,
                cli.run("import", file("title\na\n"), "--rejects", rejects.toString(), "-q").code());
        assertEquals(mended, Files.readString(rejects));

        String rejecting = file("title\n" + "\"\"\n".repeat(100) + "a\n");
        Cli.Run run = cli.run("import", rejecting, "--rejects", rejects.toString());
        assertEquals(ExitCode.NETWORK, run.code());
        assertTrue(run.err().contains("\n" + rejects + " stays as it was, because the import stopped\n"), run.err());
        assertEquals(mended, Files.readString(rejects));

        Files.delete(rejects);
        assertTrue(cli.run("import", rejecting, "--rejects", rejects.toString()).err()
                .contains("\nrejected rows: " + rejects + "\n"));
        assertEquals(101, Files.readString(rejects).lines().count());
    }

    @Test
    void aDryRunWritesNoRejects() throws IOException {
        Path rejects = directory.resolve("r.csv");
        String file = file("title\n\"\"\n");
        Cli.Run run = cli.run("import", file, "--dry-run", "--rejects", rejects.toString());
        assertEquals(ExitCode.USAGE, run.code());
        assertEquals("--dry-run writes nothing, so not " + rejects + " either\n" + file
                + ": record 1, line 2: title \"\": must not be blank\nerror: 1 of 1 row would not be imported\n",
                run.err());
        assertEquals(List.of("in.csv"), files());
        Files.writeString(rejects, "_record,_line,_error,title\n2,3,blank,mended\n");
        cli.run("import", file("title\na\n"), "--dry-run", "--rejects", rejects.toString());
        assertEquals("_record,_line,_error,title\n2,3,blank,mended\n", Files.readString(rejects));
    }

    @Test
    void rejectsThatCannotBeWrittenAreRefusedBeforeTheFirstRow() throws IOException {
        String file = file("title\na\n\"\"\n");
        cli.run("import", file, "--rejects", "/dev/null").is(ExitCode.USAGE, "",
                "error: --rejects /dev/null is no regular file, so it cannot be replaced\n");
        String nowhere = directory.resolve("no/r.csv").toString();
        cli.run("import", file, "--rejects", nowhere).is(ExitCode.USAGE, "",
                "error: --rejects " + nowhere + " cannot be written: there is no folder " + directory + "/no\n");
        assertEquals(0, cli.api().stored().size());
    }

    @Test
    void rejectsThatGetLostAreToldBesideTheCounts() throws IOException {
        String file = file("title\na\n\"\"\n");
        Path folder = Files.createDirectory(directory.resolve("away"));
        cli.around(client -> {
            delete(folder);
            return client;
        });
        cli.run("import", file, "--rejects", folder.resolve("r.csv").toString()).is(ExitCode.FAILURE,
                file + "\t2\t1\t0\t0\t0\t1\t0\n", file + ": record 2, line 3: title \"\": must not be blank\n"
                        + "error: the rejected rows could not be written to " + folder
                        + "/r.csv: no such file or directory\n"
                        + "hint: import again with another --rejects: what was created is not created twice\n");
    }

    @Test
    void standardInput() {
        cli.stdin("title\nfrom a pipe\n").run("import", "-").prints("stdin\t1\t1\t0\t0\t0\t0\t0\n");
        cli.stdin("").run("import", "-").is(ExitCode.USAGE, "", "error: stdin is empty: not even a header\n");
    }

    @Test
    void severalFilesAreAList() throws IOException {
        String one = Files.writeString(directory.resolve("1.csv"), "title\na\n").toString();
        String two = Files.writeString(directory.resolve("2.csv"), "title\nb\nc\n").toString();
        cli.run("import", one, two, "-o", "json", "--fields", "created")
                .prints("{\"data\":[{\"created\":1},{\"created\":2}],\"nextCursor\":null}\n");
    }

    @Test
    void filesThatAreNoCsvWeRead() throws IOException {
        String file = directory.resolve("tasks.csv").toString();
        cli.run("import", file).is(ExitCode.USAGE, "", "error: " + file + " does not exist\n");
        Files.write(Path.of(file), "title\nb\u00fcro\n".getBytes(Charset.forName("windows-1252")));
        cli.run("import", file).is(ExitCode.USAGE, "", "error: " + file
                + " cannot be read: it is not UTF-8: byte 0xFC at byte offset 7\n"
                + "hint: save it as UTF-8, or: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT\n");
        Files.write(Path.of(file), "\uFEFFtitle\nx\n".getBytes(StandardCharsets.UTF_16LE));
        cli.run("import", file).is(ExitCode.USAGE, "", "error: " + file
                + " cannot be read: it is UTF-16, not UTF-8: byte order mark at byte offset 0\n"
                + "hint: save it as UTF-8, or: iconv -f UTF-16 -t UTF-8 IN > OUT\n");
        Files.writeString(Path.of(file), "title,note\nx,\"open\ny,z\n");
        cli.run("import", file).is(ExitCode.USAGE, "", "error: " + file
                + " cannot be read: the record that starts at line 2 never ends: the quote opened at line 2, cell 2,"
                + " is not closed\n"
                + "hint: mend that line, or take it out, and import again; nothing was imported\n");
        Files.writeString(Path.of(file), "Summary,Due\nx,\n");
        cli.run("import", file).is(ExitCode.USAGE, "", "error: " + file
                + " has no column \"title\"; its first line has: Summary, Due\n"
                + "hint: name the columns with --map title=COLUMN,due=COLUMN\n");
        cli.run("import", file, "--map", "title=Sumary,due=due").is(ExitCode.USAGE, "", "error: " + file
                + " has no column \"Sumary\" for the title; its first line has: Summary, Due\n"
                + "hint: name the columns with --map title=COLUMN,due=COLUMN\n");
    }

    @Test
    void theMappingCanBeSeen() throws IOException {
        String file = file("preamble\n\nTitle\tDead line\tx\na\t\t\n");
        cli.run("import", file, "--show-mapping", "--map", "due=deadline", "--set", "priority=low")
                .prints("Title\ttitle\t\nDead line\tdueDate\t\nx\t\t\n\tpriority\tlow\n");
        assertEquals(List.of(), cli.api().calls());
    }

    @Test
    void anUnknownCategoryIsAskedFor() throws IOException {
        String file = file("title,category\na,Home\n");
        cli.run("import", file).is(ExitCode.NOT_FOUND, "", "error: " + file
                + " names a category that you do not have: Home\n"
                + "hint: --create-category creates it, --map category= leaves the column out\n");
        assertTrue(cli.terminal().stdin("y\n").run("import", file).err()
                .startsWith("There is no category \"Home\". Create it? [y/N] created the category Home\n"));
    }

    @Test
    void aDryRunShowsWhatWouldBe() throws IOException {
        String file = file("title,due,category\na,2026-12-01,Home\nb,,\n");
        cli.run("import", file, "--dry-run").is(ExitCode.OK, file + "\t2\t2\t0\t0\t0\t0\t0\n", """
                record 1: title=a completed=false priority=medium category=Home dueDate=2026-12-01 \
                externalId=csv:b5e1d9570d9cd52f93c5bd10ff804890
                record 2: title=b completed=false priority=medium \
                externalId=csv:e19ab9a3c3028a322c99d2edc02dcd68
                would create the category Home
                """);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        }
    }

    private String file(String csv) throws IOException {
        return Files.writeString(directory.resolve("in.csv"), csv).toString();
    }
}
