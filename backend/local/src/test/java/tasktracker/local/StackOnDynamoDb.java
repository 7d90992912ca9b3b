package tasktracker.local;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import tasktracker.contract.ApiKey;
import tasktracker.functions.dynamo.DynamoOnLoopback;

/**
 * The local stack on DynamoDB Local, as a process for the tests of the tool, whose class path must not hold both of
 * them: {@code StackOnDynamoDb TEMPLATE NOW}. Prints its endpoint; then, for each line {@code USER SCOPE} on stdin, a key.
 * Ends with stdin.
 */
public final class StackOnDynamoDb {
    private StackOnDynamoDb() {}

    public static void main(String[] args) throws Exception {
        try (DynamoOnLoopback dynamo = new DynamoOnLoopback();
                LocalStack stack = LocalStack.start(LocalStack.Options.inMemory(Path.of(args[0]))
                        .withDynamoDb(dynamo.endpoint())
                        .withClock(Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC)));
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(stack.endpoint());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ", -1);
                System.out.println(stack.issueKey(words[0], ApiKey.Scope.valueOf(words[1])));
            }
        }
        System.exit(0);
    }
}
