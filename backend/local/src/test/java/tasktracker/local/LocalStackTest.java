package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LocalStackTest {
    static final Path TEMPLATE = Path.of("../../template.yaml");

    @Test
    void aTaskIsCreatedAndListed() throws Exception {
        try (LocalStack stack = LocalStack
                .start(LocalStack.Options.inMemory(TEMPLATE).withLogLines(System.out::println))) {
            Client client = Client.of(stack, stack.apiKey());
            var created = client.post("/tasks", "{\"title\":\"Buy milk\"}");
            System.out.println(created.headers().map());
            assertEquals(201, created.statusCode(), created.body());
            var list = client.get("/tasks");
            assertEquals(200, list.statusCode(), list.body());
            assertTrue(list.body().contains("Buy milk"), list.body());
            System.out.println(list.body());
            System.out.println(client.get("/nothing").body());
            System.out.println(client.withoutKey().get("/tasks").body());
            System.out.println(client.post("/tasks", "[]").body());
        }
    }
}
