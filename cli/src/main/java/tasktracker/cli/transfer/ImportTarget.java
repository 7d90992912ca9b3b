package tasktracker.cli.transfer;

import tasktracker.cli.client.TaskClient;

/**
 * Where tasks go.
 *
 * @param client for what is written; safe for use by several threads
 * @param lookups for what is only read; safe for use by several threads
 * @param audience what tells this user's tasks from all others': profile or endpoint, and user
 * @param window requests on their way at once
 */
public record ImportTarget(TaskClient client, TaskClient lookups, String audience, int window) {}
