package tasktracker.cli.aws.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to deploy.
 *
 * @param stack its name
 * @param code the functions' jar
 * @param given parameters of the command line
 * @param environment parameters that the environment has
 * @param execute whether to go on when the change set is made
 */
public record DeployRequest(String stack, StackTemplate template, Path code, Map<String, String> given,
        Map<String, String> environment, boolean execute) {}
