package tasktracker.cli.aws.stack;

/**
 * Something about the account that a deployment should know.
 *
 * @param text one sentence
 * @param wayOut what to do about it, or null
 */
public record Finding(String text, String wayOut) {}
