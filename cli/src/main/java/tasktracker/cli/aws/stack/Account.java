package tasktracker.cli.aws.stack;

/**
 * Who deploys, and where to.
 *
 * @param id twelve digits
 * @param caller the ARN of the user or role
 */
public record Account(String id, String caller, String region) {}
