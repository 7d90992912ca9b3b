package tasktracker.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.DynamoOnLoopback;
import tasktracker.local.LocalStack.Options;

/** The local stack with its tasks in a DynamoDB. */
final class DynamoDbTest {
    @Test
    void theTablesAreMadeOnceAndKeepTheTasks() throws Exception {
        try (DynamoOnLoopback dynamo = new DynamoOnLoopback()) {
            Options options = Options.inMemory(LocalStackTest.TEMPLATE).withDynamoDb(dynamo.endpoint());
            try (LocalStack stack = LocalStack.start(options)) {
                Client client = Client.of(stack, stack.apiKey());
                assertEquals(201,
                        client.post("/tasks", "{\"title\":\"Buy milk\",\"dueDate\":\"2026-12-01\"}").statusCode());
                assertEquals(201, client.post("/categories", "{\"name\":\"Home\"}").statusCode());
            }
            // Keys are kept here, so this is another one, but of the same user.
            try (LocalStack stack = LocalStack.start(options)) {
                Client client = Client.of(stack, stack.apiKey());
                for (String query : new String[]{ "", "?status=open&sort=dueDate", "?priority=medium" }) {
                    assertTrue(client.get("/tasks" + query).body().contains("Buy milk"), query);
                }
                assertTrue(client.get("/categories").body().contains("Home"));
                assertEquals(409, client.post("/categories", "{\"name\":\"HOME\"}").statusCode());
            }
        }
    }

    @Test
    void aDynamoDbThatIsNotThereIsNamed() {
        Options options = Options.inMemory(LocalStackTest.TEMPLATE).withDynamoDb(URI.create("http://127.0.0.1:1"));
        String message = assertThrows(LocalStackException.class, () -> LocalStack.start(options)).getMessage();
        assertTrue(message.startsWith("cannot use the DynamoDB at http://127.0.0.1:1: "), message);
        assertEquals("--dynamodb takes an address such as http://127.0.0.1:8000, not localhost",
                assertThrows(LocalStackException.class,
                        () -> LocalStack.start(options.withDynamoDb(URI.create("localhost")))).getMessage());
    }
}
