package tasktracker.cli.aws.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** Deploys a stack: looks, uploads, has the changes computed, asks, executes, watches. */
public final class Deployer {
    private final AwsClients clients;
    private final DeployTalk talk;
    private final Supplier<Pace> pace;
    private final Stacks stacks;
    private final ChangeSets changeSets;
    private final Preflight preflight;

    /** A deployer; it makes no call before it is asked to. */
    public Deployer(AwsClients clients, DeployTalk talk, Clock clock, Supplier<Pace> pace) {
        this.clients = clients;
        this.talk = talk;
        this.pace = pace;
        this.stacks = new Stacks(clients);
        this.changeSets = new ChangeSets(clients, clock, pace);
        this.preflight = new Preflight(clients);
    }

    /**
     * Deploys.
     *
     * @throws CliException.Server if the stack fails, naming the first resource that did and its reason
     * @throws CliException.Conflict if somebody else is changing the stack
     * @throws CliException.Cancelled if a question is answered with no
     */
    public DeployResult deploy(DeployRequest request) {
        Account account = identified(request);
        Optional<StackFacts> stack = usable(stacks.find(request.stack()));
        ParameterChoice parameters = parameters(request, stack);
        prepareAccount(parameters);
        stack.ifPresent(_ -> new IndexChanges(clients).check(request.template(), stacks.resources(request.stack())));
        String template = upload(request, account);
        ChangeSets.Ready set = changeSets.create(request.stack(), stack.isEmpty(), template, parameters.toSend());
        StackFacts before = stacks.require(set.stackId());
        if (set.isEmpty()) {
            return new DeployResult(DeployResult.Kind.UNCHANGED, account, before, List.of(), null);
        }
        talk.changes(set.changes());
        if (!request.execute()) {
            return new DeployResult(DeployResult.Kind.PLANNED, account, before, set.changes(), set.name());
        }
        agreed(set, stack.isEmpty());
        StackFacts after = executed(set, before, stack.isEmpty());
        if (stack.isEmpty() && !"dev".equals(parameters.value("Environment")) && !after.isProtected()) {
            stacks.protect(request.stack(), true);
            talk.step("the stack is protected from deletion now");
        }
        return new DeployResult(stack.isEmpty() ? DeployResult.Kind.CREATED : DeployResult.Kind.UPDATED, account,
                after, set.changes(), null);
    }

    /** Looks at everything and changes nothing. */
    public DeployResult plan(DeployRequest request) {
        Account account = identified(request);
        Optional<StackFacts> stack = stacks.find(request.stack());
        stack.filter(StackFacts::isBusy).ifPresent(busy -> {
            throw StackFailure.busy(busy);
        });
        boolean isNew = stack.isEmpty() || isNew(stack.get()) || stack.get().isRemainder();
        ParameterChoice parameters = parameters(request, isNew ? Optional.empty() : stack);
        if (!preflight.gatewayMayLog() && !isManaged(parameters)) {
            talk.warn(noLogRole());
        }
        preflight.findings(parameters.values()).forEach(talk::warn);
        if (!isNew) {
            new IndexChanges(clients).check(request.template(), stacks.resources(request.stack()));
        }
        ArtifactBucket bucket = new ArtifactBucket(clients, account.id());
        boolean there = bucket.exists();
        Artifacts artifacts = new Artifacts(clients, bucket, account.id(), request.stack());
        boolean kept = there && artifacts.has(artifacts.codeKey(Digest.of(request.code())));
        talk.step((there ? "the bucket " : "would make the bucket ") + bucket.name() + (there ? " is there" : ""));
        talk.step(kept ? "the code is there already" : "would upload the code");
        talk.step("would " + (isNew ? "create" : "update") + " the stack " + request.stack());
        return new DeployResult(DeployResult.Kind.PLANNED, account, stack.orElse(null), List.of(), null);
    }

    private Account identified(DeployRequest request) {
        Account account = preflight.account();
        talk.step("account " + account.id() + ", region " + account.region() + ", stack " + request.stack());
        return account;
    }

    private static ParameterChoice parameters(DeployRequest request, Optional<StackFacts> stack) {
        return new ParameterChoice(request.template(), request.given(), request.environment(),
                stack.map(StackFacts::parameters).orElse(Map.of()));
    }

    /** The stack to update, brought into a state in which it can be; empty for one to create. */
    private Optional<StackFacts> usable(Optional<StackFacts> found) {
        if (found.isEmpty()) {
            return found;
        }
        StackFacts stack = found.get();
        if (stack.isBusy()) {
            throw StackFailure.busy(stack);
        }
        if (isNew(stack)) {
            talk.step("an earlier deployment stopped before anything was made; this one takes its place");
            return Optional.empty();
        }
        if (stack.isRemainder()) {
            talk.step("the first deployment of " + stack.name() + " failed (" + stack.status()
                    + ") and left nothing of use: deleting the rest, then creating it again");
            ended("deleting", stack, () -> stacks.delete(stack.id()));
            return Optional.empty();
        }
        if (stack.status().equals("UPDATE_ROLLBACK_FAILED")) {
            talk.confirm("The last update of " + stack.name()
                    + " failed, and so did going back. Go on going back, then update?");
            ended("going back", stack, () -> stacks.continueRollback(stack.name()));
        } else if (stack.status().equals("DELETE_FAILED")) {
            throw new CliException.Conflict(Failure.of("STACK_HALF_DELETED",
                    "the stack " + stack.name() + " is deleted in part: " + stack.reason())
                    .hint("tasktracker stack delete --stack " + stack.name()));
        }
        return found;
    }

    private static boolean isNew(StackFacts stack) {
        return stack.status().equals(StackFacts.REVIEW);
    }

    private void prepareAccount(ParameterChoice parameters) {
        if (!preflight.gatewayMayLog() && !isManaged(parameters)) {
            Finding finding = noLogRole();
            talk.warn(new Finding(finding.text(), null));
            talk.confirm("Set one up, for the whole account in this region?");
            parameters.choose(ParameterChoice.MANAGE_ACCOUNT, "true");
        }
        preflight.findings(parameters.values()).forEach(talk::warn);
    }

    private static boolean isManaged(ParameterChoice parameters) {
        return "true".equals(parameters.value(ParameterChoice.MANAGE_ACCOUNT));
    }

    private static Finding noLogRole() {
        return new Finding("API Gateway has no role to write logs with in this account and region, and refuses an API"
                + " with an access log without it", "add --parameter " + ParameterChoice.MANAGE_ACCOUNT + "=true");
    }

    private String upload(DeployRequest request, Account account) {
        ArtifactBucket bucket = new ArtifactBucket(clients, account.id());
        bucket.ensure();
        Artifacts artifacts = new Artifacts(clients, bucket, account.id(), request.stack());
        String key = artifacts.codeKey(Digest.of(request.code()));
        if (artifacts.has(key)) {
            talk.step("the code has not changed");
        } else {
            long size = size(request);
            talk.step("uploading the code, " + (size + 999) / 1_000 + " kB, to " + bucket.name());
            talk.sent(0, size);
            artifacts.putCode(request.code(), key, sent -> talk.sent(sent, size));
        }
        return artifacts.putTemplate(request.template().withCodeAt(artifacts.codeUri(key)));
    }

    private static long size(DeployRequest request) {
        try {
            return Files.size(request.code());
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("INSTALLATION_INCOMPLETE", request.code() + " cannot be read"), e);
        }
    }

    private void agreed(ChangeSets.Ready set, boolean isNew) {
        List<Change> losses = set.changes().stream().filter(Change::isLoss).toList();
        if (isNew || losses.isEmpty()) {
            return;
        }
        try {
            talk.confirmLoss(losses.size() == 1
                    ? losses.getFirst().logicalId() + " is to be replaced or removed. Go on?"
                    : losses.size() + " resources are to be replaced or removed. Go on?");
        } catch (CliException.Cancelled declined) {
            changeSets.delete(set.id());
            throw declined;
        }
    }

    private StackFacts executed(ChangeSets.Ready set, StackFacts before, boolean isNew) {
        return ended(isNew ? "creating" : "updating", before, () -> changeSets.execute(set));
    }

    /** Starts something and watches it to its end. */
    private StackFacts ended(String what, StackFacts before, Runnable start) {
        StackEvents events = new StackEvents(clients, before.id());
        events.skipPast();
        start.run();
        Watch watch = new Watch(stacks, events, before.id(), pace, false);
        StackFacts after = talk.following(what, before, () -> watch.toTheEnd(talk::event));
        boolean wentBack = what.equals("going back") && after.status().equals("UPDATE_ROLLBACK_COMPLETE");
        if (!after.isGood() && !wentBack) {
            throw StackFailure.of(after, watch.cause());
        }
        return after;
    }
}
