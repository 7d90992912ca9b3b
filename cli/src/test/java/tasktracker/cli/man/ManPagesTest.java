package tasktracker.cli.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tasktracker.cli.Cli;
import tasktracker.cli.Programs;

final class ManPagesTest {
    @Test
    void there_is_one_for_every_command(@TempDir Path home) {
        Set<String> expected = new TreeSet<>();
        new Cli(home).run("help", "--all", "-o", "id").out().lines()
                .forEach(command -> expected.add(command.replace(' ', '-') + ".1"));
        assertEquals(expected, new TreeSet<>(ManPages.all().keySet()));
        assertTrue(expected.contains("tasktracker-task-list.1"));
    }

    @Test
    void text_shows_as_it_is_and_can_be_copied() {
        assertEquals("\\-\\-due \\(aqa\\(aq \\e \\(ga \\(ti \\(ha \\(dqx\\(dq caf\\[u00E9] \\[u1F600]",
                Roff.escaped("--due 'a' \\ ` ~ ^ \"x\" café 😀"));
        assertEquals("\\&.TH\n", new Roff().text(".TH").page());
        assertEquals(".PP\n\\&.x\n", new Roff().paragraph(".x").page());
        assertEquals(".SH A\nx\n", new Roff().section("A").paragraph("x").page());
        assertEquals(".PP\n.nf\na  b\n\n\\&.c\n.fi\n", new Roff().verbatim("a  b\n\n.c\n").page());
    }

    @Test
    void a_page_has_what_help_has() {
        String page = ManPages.all().get("tasktracker-task-add.1");
        assertTrue(page.startsWith("""
                .TH "TASKTRACKER\\-TASK\\-ADD" 1 "" "tasktracker 0.1.0" "User Commands"
                .SH NAME
                tasktracker\\-task\\-add \\- add a task
                .SH SYNOPSIS
                tasktracker task add [OPTIONS] TITLE
                """), page);
        assertTrue(
                page.contains(".TP\n\\fB\\-m, \\-\\-description=\\fR\\fITEXT\\fR\nMore about it; \\- reads stdin.\n"),
                page);
        assertTrue(page.contains(".SH OPTIONS OF EVERY COMMAND\n"), page);
        assertTrue(page.contains("  tasktracker task add \\(dqCall Ada\\(dq"), page);
        assertTrue(page.endsWith(".SH SEE ALSO\ntasktracker\\-task(1)\n"), page);
        assertTrue(ManPages.all().get("tasktracker-task-show.1").contains(
                ".SH EXIT STATUS\n.TP\n\\fB2\\fR\nThe name fits several; they are listed.\n"));
        String root = ManPages.all().get("tasktracker.1");
        assertTrue(root.contains(".TP\n\\fB143\\fR\nEnded by the signal TERM.\n"), root);
        assertTrue(root.contains(".SH FILTERS\n"), root);
    }

    @Test
    void pages_are_ascii_and_have_no_line_that_looks_like_a_request_and_is_none() {
        Set<String> known = Set.of(".TH", ".SH", ".PP", ".TP", ".nf", ".fi", ".br");
        ManPages.all().forEach((name, page) -> page.lines().forEach(line -> {
            assertTrue(line.chars().allMatch(sign -> sign >= ' ' && sign < 0x7F), () -> name + ": " + line);
            assertTrue(!line.startsWith("'"), () -> name + ": " + line);
            assertTrue(!line.startsWith(".") || known.contains(line.split(" ", 2)[0]), () -> name + ": " + line);
        }));
    }

    /** The real reader's own warnings, all of them. */
    @Test
    @Tag("external")
    void groff_has_nothing_to_say(@TempDir Path folder) throws IOException, InterruptedException {
        boolean there = start(folder, "groff", "--version") == 0;
        Programs.assume("groff", there);
        ManPages.main(new String[]{ folder.toString() });
        List<String> command = new ArrayList<>(List.of("groff", "-ww", "-Tutf8", "-man", "-rLL=80n"));
        for (Map.Entry<String, String> page : ManPages.all().entrySet()) {
            command.add(folder.resolve(page.getKey()).toString());
        }
        assertEquals(0, start(folder, command.toArray(String[]::new)));
        assertEquals("", Files.readString(folder.resolve("err")));
        String shown = Files.readString(folder.resolve("out"), StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m",
                "");
        assertTrue(shown.contains("--fail-if 'p99>400ms'"), "quotes and hyphens can be copied");
        assertTrue(shown.contains("--icon 💼"), "other letters are what they were");
    }

    private static int start(Path folder, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile()).start().waitFor();
        } catch (IOException _) {
            return 127;
        }
    }
}
