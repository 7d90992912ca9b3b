package tasktracker.cli.aws.stack;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Change sets: what a deployment would do, before it does it. */
final class ChangeSets {
    private static final String CREATE = "cloudformation:CreateChangeSet";
    private static final String DESCRIBE = "cloudformation:DescribeChangeSet";

    private final CloudFormationClient client;
    private final Clock clock;
    private final Supplier<Pace> pace;

    ChangeSets(AwsClients clients, Clock clock, Supplier<Pace> pace) {
        this.client = clients.cloudFormation();
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * A change set that is ready, or that has nothing to do.
     *
     * @param stackId of the stack, which exists from now on
     */
    record Ready(String id, String name, String stackId, List<Change> changes) {
        boolean isEmpty() {
            return changes.isEmpty();
        }
    }

    /**
     * Makes a change set and waits until it is computed. One that finds nothing to do is removed again.
     *
     * @param parameters by name; null for the value that the stack has
     * @throws CliException.Usage if the template or a parameter is not accepted
     * @throws CliException.Server if it cannot be computed
     */
    Ready create(String stack, boolean isNew, String templateUrl, Map<String, String> parameters) {
        String name = "tasktracker-" + clock.millis();
        List<Parameter> given = new ArrayList<>();
        parameters.forEach((key, value) -> given.add(value == null
                ? Parameter.builder().parameterKey(key).usePreviousValue(true).build()
                : Parameter.builder().parameterKey(key).parameterValue(value).build()));
        String id;
        try {
            id = client.createChangeSet(request -> request.stackName(stack)
                    .changeSetName(name)
                    .changeSetType(isNew ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                    .templateURL(templateUrl)
                    .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                    .parameters(given)).id();
        } catch (CloudFormationException e) {
            throw refused(e);
        } catch (SdkException e) {
            throw AwsFailures.of(CREATE, e);
        }
        return ready(id, name, stack);
    }

    /** Begins to execute a change set. */
    void execute(Ready set) {
        AwsFailures.told("cloudformation:ExecuteChangeSet",
                () -> client.executeChangeSet(request -> request.changeSetName(set.id())));
    }

    /** Removes a change set. */
    void delete(String id) {
        AwsFailures.told("cloudformation:DeleteChangeSet",
                () -> client.deleteChangeSet(request -> request.changeSetName(id)));
    }

    private Ready ready(String id, String name, String stack) {
        Pace looking = pace.get();
        while (true) {
            DescribeChangeSetResponse set = page(id, stack, null);
            if (set.status() == ChangeSetStatus.CREATE_COMPLETE) {
                return new Ready(id, name, set.stackId(), changes(set, id, stack));
            }
            if (set.status() == ChangeSetStatus.FAILED) {
                delete(id);
                if (isNothingToDo(String.valueOf(set.statusReason()))) {
                    return new Ready(id, name, set.stackId(), List.of());
                }
                throw refused(String.valueOf(set.statusReason()), null);
            }
            looking.pause();
        }
    }

    private List<Change> changes(DescribeChangeSetResponse first, String id, String stack) {
        List<Change> changes = new ArrayList<>();
        DescribeChangeSetResponse page = first;
        while (true) {
            for (var each : page.changes()) {
                if (each.resourceChange() != null) {
                    changes.add(change(each.resourceChange()));
                }
            }
            if (page.nextToken() == null || page.nextToken().isEmpty()) {
                return changes;
            }
            page = page(id, stack, page.nextToken());
        }
    }

    private DescribeChangeSetResponse page(String id, String stack, String token) {
        return AwsFailures.told(DESCRIBE,
                () -> client.describeChangeSet(request -> request.changeSetName(id).stackName(stack).nextToken(token)));
    }

    private static Change change(ResourceChange said) {
        Change.Effect effect = switch (said.action()) {
            case ADD, IMPORT -> Change.Effect.ADD;
            case REMOVE -> Change.Effect.REMOVE;
            case MODIFY, DYNAMIC, SYNC_WITH_ACTUAL, UNKNOWN_TO_SDK_VERSION ->
                said.replacement() == Replacement.TRUE ? Change.Effect.REPLACE
                        : said.replacement() == Replacement.CONDITIONAL ? Change.Effect.MAYBE_REPLACE
                                : Change.Effect.CHANGE;
        };
        return new Change(effect, said.logicalResourceId(), said.resourceType());
    }

    private static boolean isNothingToDo(String reason) {
        return reason.contains("didn't contain changes") || reason.contains("No updates are to be performed");
    }

    private static CliException refused(CloudFormationException e) {
        String code = e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
        return code.equals("ValidationError") || code.equals("InsufficientCapabilitiesException")
                ? refused(e.awsErrorDetails().errorMessage(), e)
                : AwsFailures.of(CREATE, e);
    }

    /** AWS says it in its own words: a parameter without value, a rule that is not kept, a template that is wrong. */
    private static CliException refused(String reason, Throwable cause) {
        if (reason.startsWith("Parameters: [") && reason.endsWith("must have values")) {
            String name = reason.substring("Parameters: [".length(), reason.indexOf(']')).replace("'", "");
            return new CliException.Usage(Failure.of("MISSING_PARAMETER", "the template needs a value for " + name)
                    .hint("tasktracker deploy --parameter "
                            + name.substring(0, name.indexOf(',') < 0 ? name.length() : name.indexOf(',')) + "=VALUE"),
                    cause);
        }
        return new CliException.Usage(Failure.of("CHANGE_SET_REFUSED", "CloudFormation refuses the change: " + reason),
                cause);
    }
}
