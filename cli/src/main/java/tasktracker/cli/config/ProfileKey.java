package tasktracker.cli.config;

import java.util.Locale;

/** What a profile can say, and where else the same can be said. */
public enum ProfileKey {
    /** The base URL with the stage, no slash at the end. */
    ENDPOINT("--endpoint", "TASKTRACKER_ENDPOINT"),
    /** The AWS region of the stack. */
    REGION("--region", "TASKTRACKER_REGION"),
    /** The name of the CloudFormation stack. */
    STACK("--stack", "TASKTRACKER_STACK"),
    /** The profile of the AWS tools that administers the stack. */
    AWS_PROFILE("--aws-profile", "TASKTRACKER_AWS_PROFILE"),
    /** Whether destructive and load commands ask for the profile's name. The profile alone decides. */
    PROTECTED(null, null),
    /** The command that prints the API key. Only the user's own file may name what is run. */
    KEY_COMMAND(null, null);

    private final String flag;
    private final String variable;

    ProfileKey(String flag, String variable) {
        this.flag = flag;
        this.variable = variable;
    }

    /** As the configuration file has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option that overrides it, or null. */
    public String flag() {
        return flag;
    }

    /** The environment variable that overrides it, or null. */
    public String variable() {
        return variable;
    }
}
