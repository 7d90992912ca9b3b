package tasktracker.cli.aws.key;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiKey;
import tasktracker.contract.KeyName;
import tasktracker.contract.KeyNote;

/**
 * The API keys of one stack. To issue one, as {@code keys create} and a deployment do:
 *
 * <pre>
 * StackKeys keys = StackKeys.of(clients, "tasktracker-dev", clock, secureRandom);
 * KeyWait wait = new KeyWait(new ApiProbe(taskClients, endpoint), patience, sleeper, System::nanoTime, _ -> {});
 * keys.issue(wait).create(KeyRequest.forUser("home"), fresh -> credentials.store(name, fresh.secret().value()));
 * </pre>
 *
 * Every method throws a {@link CliException} for what the control plane refuses.
 */
public final class StackKeys {
    /** What a local stack calls itself. */
    public static final String LOCAL_STACK = "local";

    private final KeyCalls calls;
    private final String stack;
    private final Clock clock;
    private final RandomGenerator random;
    private KeyPlan plan;

    StackKeys(ApiGatewayClient gateway, String stack, Clock clock, RandomGenerator random) {
        this.calls = new KeyCalls(gateway);
        this.stack = stack;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The keys of a stack; nothing is called yet.
     *
     * @param stack its name in CloudFormation, or {@link #LOCAL_STACK}
     * @param random cryptographically strong: it makes the secrets
     */
    public static StackKeys of(AwsClients clients, String stack, Clock clock, RandomGenerator random) {
        return new StackKeys(clients.apiGateway(), stack, clock, random);
    }

    /** Issues and rotates keys. */
    public KeyIssue issue(KeyWait wait) {
        return new KeyIssue(this, calls, wait, clock);
    }

    /**
     * The usage plan of the stack, which has the stack's name.
     *
     * @throws CliException.NotFound when there is none
     */
    public KeyPlan plan() {
        if (plan == null) {
            List<KeyPlan> found = calls.plans(stack);
            if (found.isEmpty()) {
                throw new CliException.NotFound(Failure.of("STACK_NOT_FOUND",
                        "no usage plan is called " + stack
                                + ", so no such stack is deployed in this account and region")
                        .hint("check --stack, --region and --aws-profile, or run tasktracker deploy"));
            }
            if (found.size() > 1) {
                throw new CliException.Conflict(Failure.of("USAGE_PLAN_AMBIGUOUS", found.size() + " usage plans are"
                        + " called " + stack + ": " + String.join(", ", found.stream().map(KeyPlan::id).toList())
                        + "; rename the ones that are not the stack's"));
            }
            plan = found.getFirst();
        }
        return plan;
    }

    /** All keys of the stack, by user, label and age. */
    public List<IssuedKey> all() {
        String planId = plan().id();
        Set<String> attached = calls.attached(planId);
        List<IssuedKey> keys = new ArrayList<>();
        for (var key : calls.all()) {
            if (isOurs(key)) {
                keys.add(issued(key, attached.contains(key.id()) ? Optional.of(planId) : Optional.empty()));
            }
        }
        keys.sort(Comparator.comparing(IssuedKey::user).thenComparing(IssuedKey::label)
                .thenComparing(IssuedKey::createdAt).thenComparing(IssuedKey::id));
        return keys;
    }

    /**
     * The key with that id, or called {@code user/label} when only one is. What was switched off counts only when all
     * are, and what was rotated only when nothing has taken its place.
     *
     * @throws CliException.NotFound when no key of the stack is called so
     * @throws CliException.Usage when several are
     */
    public IssuedKey require(String name) {
        List<IssuedKey> keys = all();
        Optional<IssuedKey> byId = keys.stream().filter(key -> key.id().equals(name)).findFirst();
        if (byId.isPresent()) {
            return byId.get();
        }
        List<IssuedKey> named = keys.stream().filter(key -> key.callName().equals(name)).toList();
        List<IssuedKey> live = named.stream().filter(IssuedKey::enabled).toList();
        List<IssuedKey> newest = live.stream().filter(key -> key.note().replacedBy().isEmpty()).toList();
        List<IssuedKey> found = live.isEmpty() ? named : newest.isEmpty() ? live : newest;
        if (found.isEmpty()) {
            throw new CliException.NotFound(Failure.of("KEY_NOT_FOUND",
                    "the stack " + stack + " has no key " + name).hint("tasktracker keys list"));
        }
        if (found.size() > 1) {
            throw new CliException.Usage(Failure.of("KEY_AMBIGUOUS", found.size() + " keys are called " + name
                    + ": " + String.join(", ", found.stream().map(IssuedKey::id).toList()))
                    .hint("name one by its id"));
        }
        return found.getFirst();
    }

    /** The key with that secret, if it is one of the stack's. */
    public Optional<IssuedKey> withSecret(String value) {
        return calls.idOf(value).flatMap(id -> all().stream().filter(key -> key.id().equals(id)).findFirst());
    }

    /** Switches a key on or off and says when it ends, in one call. Returns the key as it is then. */
    public IssuedKey change(IssuedKey key, KeyNote note, boolean enabled) {
        calls.update(key.id(), note.text(), enabled);
        return key.with(note, enabled);
    }

    /** Puts a key into the stack's plan. Returns the key as it is then. */
    public IssuedKey attach(IssuedKey key) {
        calls.attach(plan().id(), key.id());
        return key.in(plan().id());
    }

    /** Deletes a key for ever. */
    public void revoke(IssuedKey key) {
        revoke(key.id());
    }

    /** Deletes the key with that id for ever; needs no usage plan. */
    public void revoke(String id) {
        calls.delete(id);
    }

    /** Switches off every key whose end is over, as the stack's scheduled function does. Returns those. */
    public List<IssuedKey> expire() {
        Instant now = clock.instant();
        List<IssuedKey> expired = new ArrayList<>();
        for (IssuedKey key : all()) {
            if (key.enabled() && key.note().isOver(now)) {
                expired.add(change(key, key.note(), false));
            }
        }
        return expired;
    }

    /**
     * What the keys were used for.
     *
     * @param from the first day, in UTC
     * @param to the last day
     */
    public List<DayUsage> usage(List<IssuedKey> keys, LocalDate from, LocalDate to) {
        Map<String, List<List<Long>>> used = calls.usage(plan().id(), from, to);
        boolean limited = plan().quota().isPresent();
        List<DayUsage> days = new ArrayList<>();
        for (IssuedKey key : keys) {
            List<List<Long>> ofKey = used.getOrDefault(key.id(), List.of());
            LocalDate day = from;
            for (int at = 0; !day.isAfter(to); at++, day = day.plusDays(1)) {
                List<Long> pair = at < ofKey.size() ? ofKey.get(at) : List.of();
                Optional<Long> left = limited && pair.size() > 1 ? Optional.of(pair.get(1)) : Optional.empty();
                days.add(new DayUsage(key, day, pair.isEmpty() ? 0 : pair.getFirst(), left));
            }
        }
        return days;
    }

    /** The name of the stack. */
    public String stack() {
        return stack;
    }

    ApiKey generate(KeyRequest request) {
        return ApiKey.generate(request.user(), request.scope(), random);
    }

    private boolean isOurs(software.amazon.awssdk.services.apigateway.model.ApiKey key) {
        String tag = key.tags().get(KeyName.STACK_TAG);
        return tag == null
                ? KeyName.parse(key.name()).filter(name -> name.stack().equals(stack)).isPresent()
                : tag.equals(stack);
    }

    private static IssuedKey issued(software.amazon.awssdk.services.apigateway.model.ApiKey key,
            Optional<String> planId) {
        Optional<KeyName> name = KeyName.parse(key.name());
        String customer = key.customerId() == null ? "" : key.customerId();
        return new IssuedKey(key.id(), name.map(KeyName::user).orElse(customer), name.map(KeyName::label).orElse(""),
                KeyNote.parse(key.description()), Boolean.TRUE.equals(key.enabled()), KeyCalls.time(key.createdDate()),
                KeyCalls.time(key.lastUpdatedDate()), planId);
    }
}
