package tasktracker.cli.aws.stack;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Deletes a stack, and on demand what it leaves behind: tables, API keys, code. */
public final class Deletion {
    private final AwsClients clients;
    private final DeployTalk talk;
    private final Clock clock;
    private final Supplier<Pace> pace;
    private final Stacks stacks;

    /** A deletion; it makes no call before it is asked to. */
    public Deletion(AwsClients clients, DeployTalk talk, Clock clock, Supplier<Pace> pace) {
        this.clients = clients;
        this.talk = talk;
        this.clock = clock;
        this.pace = pace;
        this.stacks = new Stacks(clients);
    }

    /**
     * A table of the stack.
     *
     * @param name as DynamoDB calls it
     * @param items as counted within the last six hours
     */
    public record Table(String logicalId, String name, long items, boolean isProtected) {}

    /**
     * What a deletion is about.
     *
     * @param resources how many resources the stack has
     */
    public record Plan(StackFacts stack, int resources, List<Table> tables, List<IssuedKey> keys) {}

    /** What a stack is made of. */
    public Plan plan(String name) {
        StackFacts stack = stacks.require(name);
        if (stack.isBusy()) {
            throw StackFailure.busy(stack);
        }
        List<Stacks.Resource> resources = stacks.resources(stack.id());
        List<Table> tables = new ArrayList<>();
        for (Stacks.Resource resource : resources) {
            if (resource.type().equals("AWS::DynamoDB::Table") && !resource.physicalId().isEmpty()) {
                table(resource).ifPresent(tables::add);
            }
        }
        return new Plan(stack, resources.size(), tables, keys(name));
    }

    /**
     * Deletes it.
     *
     * @param purge whether tables, keys and code go too
     * @param unprotect whether protection, of the stack and of tables that go, is taken away first
     * @throws CliException.Conflict if something is protected
     * @throws CliException.Server if CloudFormation cannot delete a resource
     */
    public void delete(Plan plan, boolean purge, boolean unprotect) {
        requireUnprotected(plan, purge, unprotect);
        if (plan.stack().isProtected()) {
            stacks.protect(plan.stack().name(), false);
        }
        StackEvents events = new StackEvents(clients, plan.stack().id());
        events.skipPast();
        stacks.delete(plan.stack().id());
        Watch watch = new Watch(stacks, events, plan.stack().id(), pace, false);
        StackFacts after = talk.following("deleting", plan.stack(), () -> watch.toTheEnd(talk::event));
        if (!after.status().equals("DELETE_COMPLETE")) {
            throw StackFailure.of(after, watch.cause());
        }
        if (purge) {
            purge(plan);
        }
    }

    /** The tables of the plan that are still there. */
    public List<Table> left(Plan plan) {
        return plan.tables().stream()
                .filter(table -> table(new Stacks.Resource(table.logicalId(), table.name(), "", "")).isPresent())
                .toList();
    }

    private void purge(Plan plan) {
        for (Table table : left(plan)) {
            delete(table);
            talk.step("deleted the table " + table.name());
        }
        StackKeys keys = StackKeys.of(clients, plan.stack().name(), clock, RandomGenerator.getDefault());
        plan.keys().forEach(keys::revoke);
        if (!plan.keys().isEmpty()) {
            talk.step("deleted " + plan.keys().size() + (plan.keys().size() == 1 ? " API key" : " API keys"));
        }
        Account account = new Preflight(clients).account();
        ArtifactBucket bucket = new ArtifactBucket(clients, account.id());
        if (bucket.exists()) {
            Artifacts artifacts = new Artifacts(clients, bucket, account.id(), plan.stack().name());
            talk.step("deleted " + artifacts.deleteAll() + " objects of code and templates"
                    + (artifacts.deleteEmptyBucket() ? ", and the bucket " + bucket.name() : ""));
        }
    }

    private void delete(Table table) {
        DynamoDbClient dynamoDb = clients.dynamoDb();
        if (table.isProtected()) {
            AwsFailures.told("dynamodb:UpdateTable", () -> dynamoDb.updateTable(
                    request -> request.tableName(table.name()).deletionProtectionEnabled(false)));
        }
        Pace waiting = pace.get();
        for (boolean gone = false; !gone;) {
            gone = AwsFailures.told("dynamodb:DeleteTable", () -> {
                try {
                    dynamoDb.deleteTable(request -> request.tableName(table.name()));
                    return true;
                } catch (ResourceNotFoundException _) {
                    return true;
                } catch (ResourceInUseException _) {
                    // its protection, or an index, is being changed
                    return false;
                }
            });
            if (!gone) {
                waiting.pause();
            }
        }
    }

    private static void requireUnprotected(Plan plan, boolean purge, boolean unprotect) {
        List<String> guarded = new ArrayList<>();
        if (plan.stack().isProtected()) {
            guarded.add("the stack " + plan.stack().name());
        }
        if (purge) {
            plan.tables().stream().filter(Table::isProtected).forEach(table -> guarded.add(
                    "the table " + table.logicalId()));
        }
        if (!guarded.isEmpty() && !unprotect) {
            throw new CliException.Conflict(Failure.of("STACK_PROTECTED",
                    "protected from deletion: " + String.join(", ", guarded))
                    .hint("tasktracker stack delete --stack " + plan.stack().name() + (purge ? " --purge" : "")
                            + " --unprotect"));
        }
    }

    /** Without its usage plan a stack's keys cannot be told from others, so a half deleted one has none here. */
    private List<IssuedKey> keys(String name) {
        try {
            return StackKeys.of(clients, name, clock, RandomGenerator.getDefault()).all();
        } catch (CliException.NotFound _) {
            return List.of();
        }
    }

    private Optional<Table> table(Stacks.Resource resource) {
        DynamoDbClient dynamoDb = clients.dynamoDb();
        return AwsFailures.told("dynamodb:DescribeTable", () -> {
            try {
                TableDescription said = dynamoDb.describeTable(request -> request.tableName(resource.physicalId()))
                        .table();
                return Optional.of(new Table(resource.logicalId(), resource.physicalId(),
                        said.itemCount() == null ? 0 : said.itemCount(),
                        Boolean.TRUE.equals(said.deletionProtectionEnabled())));
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
        });
    }
}
