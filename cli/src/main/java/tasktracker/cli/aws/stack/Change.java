package tasktracker.cli.aws.stack;

import java.util.Set;

/**
 * One change of a change set.
 *
 * @param effect what happens to the resource
 * @param logicalId its name in the template
 */
public record Change(Effect effect, String logicalId, String type) {
    /** What a deployment makes anew each time, by design; the one before has served. */
    private static final Set<String> ROUTINE = Set.of("AWS::Lambda::Version", "AWS::ApiGateway::Deployment");
    /** What holds data, an address or a secret: its replacement cannot be taken back. */
    private static final Set<String> KEEPING = Set.of("AWS::DynamoDB::Table", "AWS::ApiGateway::RestApi",
            "AWS::ApiGateway::UsagePlan", "AWS::SecretsManager::Secret", "AWS::Logs::LogGroup", "AWS::SNS::Topic");

    /** What happens to a resource. */
    public enum Effect {
        ADD, CHANGE,
        /** CloudFormation says so only when it executes the change. */
        MAYBE_REPLACE, REPLACE, REMOVE
    }

    /** Whether somebody should have agreed to it: something goes, and not by design. */
    public boolean isLoss() {
        return switch (effect) {
            case ADD, CHANGE -> false;
            case MAYBE_REPLACE -> KEEPING.contains(type);
            case REPLACE, REMOVE -> !ROUTINE.contains(type);
        };
    }
}
