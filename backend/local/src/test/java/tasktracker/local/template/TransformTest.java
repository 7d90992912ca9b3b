package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transformed template that the other tests read is the one that SAM makes of the template today. */
@Tag("external")
final class TransformTest {
    private static final String GOLDEN = "backend/local/src/test/resources/template-transformed.json";
    private static final int MISSING = 2;

    @TempDir
    private Path directory;

    @Test
    void theCheckedInTransformIsCurrent() throws IOException, InterruptedException {
        Path target = directory.resolve("out.json");
        Path log = directory.resolve("log");
        int exit = transform(target, log);
        assumeTrue(exit != MISSING, "no Python with aws-sam-translator and boto3");
        assertEquals(0, exit, () -> read(log));
        StackFile today = StackFile.read(target);
        StackFile golden = StackFile.transformed();
        assumeTrue(golden.root().get("Metadata").equals(today.root().get("Metadata")),
                "another version of aws-sam-translator than the one that " + GOLDEN + " was made with");
        assertEquals(golden.root(), today.root(),
                "template.yaml has changed; run .ci/sam_transform.py template.yaml " + GOLDEN);
    }

    private static int transform(Path target, Path log) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("python3", ".ci/sam_transform.py", "template.yaml", target.toString())
                    .directory(StackFile.repository().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException _) {
            return MISSING;
        }
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the transform does not end: " + read(log));
        }
        return process.exitValue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
