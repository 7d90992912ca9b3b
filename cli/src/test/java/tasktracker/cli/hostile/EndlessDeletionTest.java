package tasktracker.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tasktracker.cli.Cli;
import tasktracker.cli.error.ExitCode;

/** A server that has always moved one more task out of a category, and never deletes it. */
final class EndlessDeletionTest {
    private static final String CATEGORIES = """
            {"data":[{"categoryId":"c1","name":"Home","color":null,"icon":null,"createdAt":"2026-11-22T09:30:00.123Z",\
            "updatedAt":"2026-11-22T09:30:00.123Z","version":1}],"nextCursor":null}""";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = { "", " --on-tasks uncategorize" })
    void is_left(String option) throws Exception {
        try (HostileServer server = new HostileServer(to -> {
            if (to.head().startsWith("DELETE ")) {
                Hostility.ALWAYS_ONE_MORE_MOVED.answer.to(to);
            } else {
                to.json("200 OK", "", CATEGORIES);
            }
        })) {
            Cli.Run run = new Cli(home).http().env("TASKTRACKER_ENDPOINT", server.endpoint())
                    .env("TASKTRACKER_API_KEY", Cli.KEY)
                    .run(("category delete Home --yes" + option).split(" "));
            assertEquals(ExitCode.UNAVAILABLE, run.code(), run.err());
            assertTrue(run.err().contains("hint: tasktracker category list\n"), run.err());
            assertEquals(4, server.heads().stream().filter(head -> head.startsWith("DELETE ")).count(), run.err());
        }
    }
}
