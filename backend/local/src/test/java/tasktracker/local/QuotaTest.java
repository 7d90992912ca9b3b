package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quota of three requests, over HTTP and over a restart. */
final class QuotaTest {
    @TempDir
    private Path directory;

    @Test
    void theFourthRequestIsRefusedAlsoAfterARestart() throws Exception {
        Path template = Files.writeString(directory.resolve("template.yaml"), Files
                .readString(LocalStackTest.TEMPLATE).replaceFirst("(  QuotaLimit:(?s:.)*?Default: )0", "$13"));
        LocalStack.Options options = LocalStack.Options.inMemory(template).withData(directory.resolve("data"));
        try (LocalStack stack = LocalStack.start(options)) {
            Client client = Client.of(stack, stack.apiKey());
            assertEquals(200, client.get("/tasks").statusCode());
            assertEquals(200, client.get("/tasks").statusCode());
        }
        try (LocalStack stack = LocalStack.start(options)) {
            Client client = Client.of(stack, stack.apiKey());
            assertEquals(200, client.get("/tasks").statusCode());
            HttpResponse<String> refused = client.get("/tasks");
            assertEquals(429, refused.statusCode());
            assertTrue(refused.body().startsWith("{\"error\":{\"code\":\"QUOTA_EXCEEDED\""), refused.body());
            // To try again is of no use.
            assertEquals(Optional.empty(), refused.headers().firstValue("Retry-After"));
            assertEquals("LimitExceededException", refused.headers().firstValue("x-amzn-ErrorType").orElseThrow());
        }
    }
}
