package tasktracker.cli.aws.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** The stacks of an account and region. */
public final class Stacks {
    private final CloudFormationClient client;
    private final String region;

    /** The stacks that these clients see. */
    public Stacks(AwsClients clients) {
        this.client = clients.cloudFormation();
        this.region = clients.region();
    }

    /**
     * A resource of a stack.
     *
     * @param logicalId its name in the template
     * @param physicalId what its service calls it; empty when it was not made
     */
    public record Resource(String logicalId, String physicalId, String type, String status) {}

    /** A stack by its name or id; a deleted one is found by its id alone. */
    public Optional<StackFacts> find(String nameOrId) {
        try {
            DescribeStacksResponse found = client.describeStacks(request -> request.stackName(nameOrId));
            return found.stacks().stream().findFirst().map(Stacks::facts);
        } catch (CloudFormationException e) {
            if (isUnknownStack(e)) {
                return Optional.empty();
            }
            throw AwsFailures.of("cloudformation:DescribeStacks", e);
        } catch (SdkException e) {
            throw AwsFailures.of("cloudformation:DescribeStacks", e);
        }
    }

    /**
     * A stack by its name.
     *
     * @throws CliException.NotFound if the account has none in this region
     */
    public StackFacts require(String name) {
        return find(name).orElseThrow(() -> new CliException.NotFound(Failure.of("STACK_NOT_FOUND",
                "there is no stack " + name + " in " + region)
                .hint("tasktracker deploy --stack " + name + ", or another --region or --aws-profile")));
    }

    /** All resources of a stack. */
    public List<Resource> resources(String nameOrId) {
        return AwsFailures.told("cloudformation:ListStackResources", () -> {
            List<Resource> resources = new ArrayList<>();
            for (StackResourceSummary each : client.listStackResourcesPaginator(request -> request.stackName(nameOrId))
                    .stackResourceSummaries()) {
                resources.add(new Resource(each.logicalResourceId(),
                        each.physicalResourceId() == null ? "" : each.physicalResourceId(), each.resourceType(),
                        each.resourceStatusAsString()));
            }
            return resources;
        });
    }

    /** Begins to delete a stack. */
    void delete(String nameOrId) {
        AwsFailures.told("cloudformation:DeleteStack",
                () -> client.deleteStack(request -> request.stackName(nameOrId)));
    }

    /** Begins to go on with a rollback that got stuck. */
    void continueRollback(String name) {
        AwsFailures.told("cloudformation:ContinueUpdateRollback",
                () -> client.continueUpdateRollback(request -> request.stackName(name)));
    }

    /** Protects a stack from deletion, or no longer. */
    public void protect(String name, boolean wanted) {
        AwsFailures.told("cloudformation:UpdateTerminationProtection", () -> client.updateTerminationProtection(
                request -> request.stackName(name).enableTerminationProtection(wanted)));
    }

    private static boolean isUnknownStack(CloudFormationException e) {
        return e.awsErrorDetails() != null && "ValidationError".equals(e.awsErrorDetails().errorCode())
                && String.valueOf(e.awsErrorDetails().errorMessage()).contains("does not exist");
    }

    private static StackFacts facts(Stack stack) {
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
        Map<String, String> parameters = new LinkedHashMap<>();
        stack.parameters().forEach(each -> parameters.put(each.parameterKey(), each.parameterValue()));
        boolean checked = stack.driftInformation() != null;
        return new StackFacts(stack.stackId(), stack.stackName(), stack.stackStatusAsString(),
                stack.stackStatusReason(), outputs, parameters,
                Boolean.TRUE.equals(stack.enableTerminationProtection()), stack.creationTime(),
                stack.lastUpdatedTime(),
                checked ? stack.driftInformation().stackDriftStatusAsString() : "NOT_CHECKED",
                checked ? stack.driftInformation().lastCheckTimestamp() : null);
    }
}
