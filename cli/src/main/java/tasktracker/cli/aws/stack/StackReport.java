package tasktracker.cli.aws.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;

/**
 * How a stack is.
 *
 * @param alarms those that ring, by the name of the resource, each with the reason
 * @param watched how many alarms there are
 * @param alarmsUnknown why it is not known which ring, or null
 * @param versions of each function the version that serves calls, by the name of the resource
 * @param unfinished resources whose last operation did not go well, each with its status
 */
public record StackReport(StackFacts stack, Map<String, String> alarms, int watched, String alarmsUnknown,
        Map<String, String> versions, Map<String, String> unfinished) {
    private static final int NAMES = 100;
    private static final String ALIAS = "live";

    /**
     * Looks.
     *
     * @param name of the stack
     */
    public static StackReport of(AwsClients clients, String name) {
        Stacks stacks = new Stacks(clients);
        StackFacts stack = stacks.require(name);
        List<Stacks.Resource> resources = stacks.resources(stack.id());
        Map<String, String> alarmNames = new TreeMap<>();
        Map<String, String> unfinished = new TreeMap<>();
        for (Stacks.Resource resource : resources) {
            if (resource.type().equals("AWS::CloudWatch::Alarm")) {
                alarmNames.put(resource.physicalId(), resource.logicalId());
            }
            if (resource.status().endsWith("_FAILED")) {
                unfinished.put(resource.logicalId(), resource.status());
            }
        }
        Map<String, String> versions = versions(clients, resources);
        try {
            return new StackReport(stack, ringing(clients, alarmNames), alarmNames.size(), null, versions, unfinished);
        } catch (CliException.Denied | CliException.Server e) {
            return new StackReport(stack, Map.of(), alarmNames.size(), e.getMessage(), versions, unfinished);
        }
    }

    private static Map<String, String> ringing(AwsClients clients, Map<String, String> names) {
        Map<String, String> ringing = new TreeMap<>();
        List<String> all = new ArrayList<>(names.keySet());
        for (int from = 0; from < all.size(); from += NAMES) {
            List<String> some = all.subList(from, Math.min(from + NAMES, all.size()));
            CloudWatchClient cloudWatch = clients.cloudWatch();
            AwsFailures.told("cloudwatch:DescribeAlarms", () -> cloudWatch.describeAlarms(
                    request -> request.alarmNames(some).stateValue(StateValue.ALARM).maxRecords(NAMES)))
                    .metricAlarms()
                    .forEach(alarm -> ringing.put(names.get(alarm.alarmName()), alarm.stateReason()));
        }
        return ringing;
    }

    private static Map<String, String> versions(AwsClients clients, List<Stacks.Resource> resources) {
        Map<String, String> versions = new TreeMap<>();
        LambdaClient lambda = clients.lambda();
        for (Stacks.Resource resource : resources) {
            if (resource.type().equals("AWS::Lambda::Function") && !resource.physicalId().isEmpty()) {
                versions.put(resource.logicalId(), AwsFailures.told("lambda:GetAlias", () -> {
                    try {
                        return lambda.getAlias(request -> request.functionName(resource.physicalId()).name(ALIAS))
                                .functionVersion();
                    } catch (SdkServiceException e) {
                        if (e.statusCode() == 404) {
                            return "none";
                        }
                        throw e;
                    }
                }));
            }
        }
        return versions;
    }
}
