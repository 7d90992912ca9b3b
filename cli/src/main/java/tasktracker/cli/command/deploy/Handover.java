package tasktracker.cli.command.deploy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import tasktracker.cli.Session;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.key.ApiProbe;
import tasktracker.cli.aws.key.IssuedKey;
import tasktracker.cli.aws.key.KeyProbe;
import tasktracker.cli.aws.key.KeyRequest;
import tasktracker.cli.aws.key.KeyWait;
import tasktracker.cli.aws.key.StackKeys;
import tasktracker.cli.aws.stack.StackFacts;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.client.TaskQuery;
import tasktracker.cli.config.Profile;
import tasktracker.cli.error.CliException;
import tasktracker.contract.TaskStatus;

/** Makes a deployed stack usable: a key, a profile that is current, and one call that proves it. */
final class Handover {
    /** What a new key, and an API that is new altogether, take until every machine of API Gateway knows them. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Session session;
    private final AwsClients clients;
    private final Destination destination;
    private final String region;

    Handover(Session session, AwsClients clients, Destination destination) {
        this.session = session;
        this.clients = clients;
        this.destination = destination;
        this.region = clients.region();
    }

    /**
     * Hands the stack over to its user, who gets a key unless the profile has one of this API.
     *
     * @return the id of the key that was issued; empty when there was one
     */
    Optional<String> hand(StackFacts stack) {
        URI endpoint = URI.create(stack.output("ApiUrl"));
        Profile before = session.profiles().find(destination.profile()).orElse(Profile.named(destination.profile()));
        boolean same = endpoint.toString().equals(before.endpoint());
        String kept = same ? session.credentials().key(destination.profile()).orElse(null) : null;
        boolean hasKey = kept != null || (same && before.keyCommand() != null);
        if (clients.isRedirected()) {
            session.out().notice("AWS_ENDPOINT_URL is set, so the API itself is not called");
        }
        if (hasKey) {
            save(before, endpoint, stack);
            prove(endpoint, kept);
            return Optional.empty();
        }
        StackKeys keys = StackKeys.of(clients, stack.name(), session.clock(), new SecureRandom());
        KeyProbe probe = clients.isRedirected() ? KeyProbe.none() : new ApiProbe(session.taskClients(), endpoint);
        session.out().notice("issuing an API key for " + session.login() + ", and waiting until it works");
        KeyWait wait = new KeyWait(probe, PATIENCE, Thread::sleep, System::nanoTime, _ -> {});
        IssuedKey issued = keys.issue(wait).create(KeyRequest.forUser(session.login()), fresh -> {
            session.credentials().store(destination.profile(), fresh.secret().value());
            save(before, endpoint, stack);
        });
        return Optional.of(issued.id());
    }

    private void save(Profile before, URI endpoint, StackFacts stack) {
        boolean isNew = session.profiles().find(destination.profile()).isEmpty();
        boolean guarded = before.isProtected() || (isNew && "prod".equals(stack.parameters().get("Environment")));
        session.profiles().save(new Profile(destination.profile(), endpoint.toString(), region, stack.name(),
                destination.awsProfile(), guarded, before.keyCommand()));
        session.profiles().use(destination.profile());
        session.out().notice("profile " + destination.profile() + " is current"
                + (guarded ? ", and protected" : "") + "; to go back: tasktracker profile use local");
    }

    /** The key that there was should still work; what comes of it is said, and stops nothing. */
    private void prove(URI endpoint, String key) {
        if (key == null || clients.isRedirected()) {
            return;
        }
        try (TaskClient client = session.taskClients().open(new Target(endpoint, Optional.of(key)),
                new TaskClients.Telling(session.out()::notice, null, null))) {
            client.tasks(TaskQuery.of(TaskStatus.OPEN), 1, Optional.empty());
            session.out().notice("the API answers");
        } catch (CliException e) {
            session.out().notice("the API does not answer as it should: " + e.getMessage());
        }
    }
}
