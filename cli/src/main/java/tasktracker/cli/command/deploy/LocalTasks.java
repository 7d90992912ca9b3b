package tasktracker.cli.command.deploy;

import java.nio.file.Files;
import java.util.Optional;
import tasktracker.cli.Session;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.config.Connection;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.contract.Page;
import tasktracker.contract.Task;
import tasktracker.contract.TaskStatus;

/** The tasks that somebody made before there was a stack on AWS. */
final class LocalTasks {
    private static final int COUNTED = 100;

    private LocalTasks() {}

    /** Names them and the way to bring them along. A local stack that cannot be asked is left alone. */
    static void mention(Session session, String profile) {
        if (!Files.exists(session.localStacks().data())) {
            return;
        }
        try {
            Connection local = session.localStack();
            try (TaskClient client = session.taskClients().open(
                    new Target(local.endpoint(), Optional.of(local.apiKey())),
                    new TaskClients.Telling(_ -> {}, null, null))) {
                Page<Task> page = client.tasks(TaskQuery.of(TaskStatus.ALL), COUNTED, Optional.empty());
                if (!page.items().isEmpty()) {
                    String count = page.items().size() + (page.nextCursor().isEmpty() ? "" : " or more");
                    session.out().notice(count + (page.items().size() == 1 ? " task is" : " tasks are") + " in "
                            + Profile.LOCAL + "; to bring them along: tasktracker copy --from " + Profile.LOCAL
                            + " --to " + profile);
                }
            }
        } catch (CliException _) {
            // not what was asked for
        }
    }
}
