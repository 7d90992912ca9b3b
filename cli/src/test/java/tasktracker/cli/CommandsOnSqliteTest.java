package tasktracker.cli;

import java.time.Clock;
import tasktracker.contract.ApiKey;
import tasktracker.local.LocalStack;

final class CommandsOnSqliteTest extends CommandsOnStack {
    @Override
    StackUnderTest start() {
        LocalStack stack = LocalStack
                .start(LocalStack.Options.inMemory(TEMPLATE).withClock(Clock.fixed(Cli.NOW, Cli.ZONE)));
        return new StackUnderTest() {
            @Override
            public String endpoint() {
                return stack.endpoint();
            }

            @Override
            public String issueKey(String user, ApiKey.Scope scope) {
                return stack.issueKey(user, scope);
            }

            @Override
            public void close() {
                stack.close();
            }
        };
    }
}
