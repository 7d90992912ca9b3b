package tasktracker.cli.aws.stack;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Deletes a stack, and on demand what it leaves behind: tables, API keys, code. */
public final class Deletion {
    private static final String DELETING = "DELETE_IN_PROGRESS";
    private static final String CODE = "the uploaded code and templates";

    private final AwsClients clients;
    private final DeployTalk talk;
    private final Clock clock;
    private final Supplier<Pace> pace;
    private final Stacks stacks;
    /** Read by another thread when the command is interrupted. */
    private final List<String> unpurged = new CopyOnWriteArrayList<>();

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

    /** An API key of the stack. */
    public record Key(String id, String callName) {}

    /**
     * What a deletion is about.
     *
     * @param stack empty when it is gone, and only a purge is to go on
     * @param resources how many resources the stack has
     */
    public record Plan(String stackId, String stackName, Optional<StackFacts> stack, int resources, List<Table> tables,
            List<Key> keys) {
        /** Whether CloudFormation is at it already. */
        public boolean isBegun() {
            return stack.filter(StackFacts::isBusy).isPresent();
        }

        private boolean isProtected() {
            return stack.filter(StackFacts::isProtected).isPresent();
        }
    }

    /** What a stack is made of. */
    public Plan plan(String name) {
        StackFacts stack = stacks.require(name);
        if (stack.isBusy()) {
            throw StackFailure.busy(stack);
        }
        List<Stacks.Resource> resources = stacks.resources(stack.id());
        return new Plan(stack.id(), name, Optional.of(stack), resources.size(), tables(resources), keys(name));
    }

    /** The same for a purge, which goes on where an earlier one of that stack stopped. */
    public Plan plan(String name, PurgeNote note) {
        PurgeNote.Noted noted = note.read().orElse(null);
        Optional<StackFacts> found = stacks.find(name);
        if (noted == null) {
            return plan(name);
        }
        if (found.filter(stack -> !stack.id().equals(noted.stackId())).isPresent()
                || !isOfThisAccount(noted.stackId())) {
            talk.step("an earlier purge, of " + noted.stackId() + ", was not finished; it may have left "
                    + String.join(", ", words(noted.tables(), noted.keys())));
            return plan(name);
        }
        // A stack that is half deleted has no usage plan any more, and may not name its tables.
        boolean settled = found.filter(stack -> !stack.isBusy()).isPresent();
        if (found.isPresent() && !settled && !found.get().status().equals(DELETING)) {
            throw StackFailure.busy(found.get());
        }
        Plan now = settled ? plan(name) : new Plan(noted.stackId(), name, found, 0, List.of(), List.of());
        List<Table> tables = new ArrayList<>(now.tables());
        for (Table table : noted.tables()) {
            if (tables.stream().noneMatch(known -> known.name().equals(table.name()))) {
                described(table.logicalId(), table.name()).ifPresent(tables::add);
            }
        }
        List<Key> keys = Stream.concat(now.keys().stream(), noted.keys().stream()).distinct().toList();
        return new Plan(noted.stackId(), name, found, now.resources(), tables, keys);
    }

    /**
     * Deletes it.
     *
     * @param unprotect whether protection of the stack is taken away first
     * @throws CliException.Conflict if it is protected
     * @throws CliException.Server if CloudFormation cannot delete a resource
     */
    public void delete(Plan plan, boolean unprotect) {
        requireUnprotected(plan, false, unprotect);
        deleteStack(plan);
    }

    /**
     * Deletes it with tables, keys and code.
     *
     * @param unprotect whether protection, of the stack and of tables, is taken away first
     * @throws CliException.Conflict if something is protected
     * @throws CliException.Server if CloudFormation cannot delete a resource
     */
    public void purge(Plan plan, boolean unprotect, PurgeNote note) {
        requireUnprotected(plan, true, unprotect);
        note.keep(plan);
        unpurged.addAll(words(plan.tables(), plan.keys()));
        deleteStack(plan);
        purge(plan);
        note.forget();
    }

    /** What a purge that has begun has not deleted yet, in words. */
    public List<String> unpurged() {
        return List.copyOf(unpurged);
    }

    private void deleteStack(Plan plan) {
        if (plan.stack().isEmpty()) {
            return;
        }
        if (plan.isProtected()) {
            stacks.protect(plan.stackName(), false);
        }
        StackEvents events = new StackEvents(clients, plan.stackId());
        events.skipPast();
        if (!plan.isBegun()) {
            stacks.delete(plan.stackId());
        }
        Watch watch = new Watch(stacks, events, plan.stackId(), pace, plan.isBegun());
        StackFacts after = talk.following("deleting", plan.stack().get(), () -> watch.toTheEnd(talk::event));
        if (!after.status().equals("DELETE_COMPLETE")) {
            throw StackFailure.of(after, watch.cause());
        }
    }

    /** The tables of the plan that are still there. */
    public List<Table> left(Plan plan) {
        return plan.tables().stream()
                .filter(table -> described(table.logicalId(), table.name()).isPresent())
                .toList();
    }

    private void purge(Plan plan) {
        for (Table table : plan.tables()) {
            // A table that the template does not retain has gone with the stack.
            if (described(table.logicalId(), table.name()).isPresent()) {
                delete(table);
                talk.step("deleted the table " + table.name());
            }
            unpurged.remove(word(table));
        }
        StackKeys keys = StackKeys.of(clients, plan.stackName(), clock, RandomGenerator.getDefault());
        for (Key key : plan.keys()) {
            keys.revoke(key.id());
            unpurged.remove(word(key));
        }
        if (!plan.keys().isEmpty()) {
            talk.step("deleted " + plan.keys().size() + (plan.keys().size() == 1 ? " API key" : " API keys"));
        }
        Account account = new Preflight(clients).account();
        ArtifactBucket bucket = new ArtifactBucket(clients, account.id());
        if (bucket.exists()) {
            Artifacts artifacts = new Artifacts(clients, bucket, account.id(), plan.stackName());
            talk.step("deleted " + artifacts.deleteAll() + " objects of code and templates"
                    + (artifacts.deleteEmptyBucket() ? ", and the bucket " + bucket.name() : ""));
        }
        unpurged.remove(CODE);
    }

    private static List<String> words(List<Table> tables, List<Key> keys) {
        List<String> words = new ArrayList<>();
        tables.forEach(table -> words.add(word(table)));
        keys.forEach(key -> words.add(word(key)));
        words.add(CODE);
        return words;
    }

    private static String word(Table table) {
        return "the table " + table.name();
    }

    private static String word(Key key) {
        return "the API key " + key.callName() + (key.callName().equals(key.id()) ? "" : " (" + key.id() + ")");
    }

    /** A note of the same stack's name in another account is none of this one: the names of its tables may be equal. */
    private boolean isOfThisAccount(String stackId) {
        return stackId.contains(":" + new Preflight(clients).account().id() + ":");
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
        if (plan.isProtected()) {
            guarded.add("the stack " + plan.stackName());
        }
        if (purge) {
            plan.tables().stream().filter(Table::isProtected).forEach(table -> guarded.add(
                    "the table " + table.logicalId()));
        }
        if (!guarded.isEmpty() && !unprotect) {
            throw new CliException.Conflict(Failure.of("STACK_PROTECTED",
                    "protected from deletion: " + String.join(", ", guarded))
                    .hint("tasktracker stack delete --stack " + plan.stackName() + (purge ? " --purge" : "")
                            + " --unprotect"));
        }
    }

    /** Without its usage plan a stack's keys cannot be told from others, so a half deleted one has none here. */
    private List<Key> keys(String name) {
        try {
            return StackKeys.of(clients, name, clock, RandomGenerator.getDefault()).all().stream()
                    .map(key -> new Key(key.id(), key.callName())).toList();
        } catch (CliException.NotFound _) {
            return List.of();
        }
    }

    private List<Table> tables(List<Stacks.Resource> resources) {
        List<Table> tables = new ArrayList<>();
        for (Stacks.Resource resource : resources) {
            if (resource.type().equals("AWS::DynamoDB::Table") && !resource.physicalId().isEmpty()) {
                described(resource.logicalId(), resource.physicalId()).ifPresent(tables::add);
            }
        }
        return tables;
    }

    private Optional<Table> described(String logicalId, String name) {
        DynamoDbClient dynamoDb = clients.dynamoDb();
        return AwsFailures.told("dynamodb:DescribeTable", () -> {
            try {
                TableDescription said = dynamoDb.describeTable(request -> request.tableName(name)).table();
                return Optional.of(new Table(logicalId, name, said.itemCount() == null ? 0 : said.itemCount(),
                        Boolean.TRUE.equals(said.deletionProtectionEnabled())));
            } catch (ResourceNotFoundException _) {
                return Optional.empty();
            }
        });
    }
}
