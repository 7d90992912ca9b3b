package tasktracker.cli.aws.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiKey;
import tasktracker.contract.KeyName;
import tasktracker.contract.KeyNote;

/**
 * Issues and rotates keys so that a crash between any two calls does no harm. A key is made with the mark
 * "unfinished"; it is put into the plan, tried, handed out, and only then loses the mark. Whoever asks for the same key
 * again while the mark is there gets that key finished instead of another one.
 */
public final class KeyIssue {
    /** Longer than any issue takes. */
    private static final Duration ABANDONED = Duration.ofMinutes(15);

    private final StackKeys keys;
    private final KeyCalls calls;
    private final KeyWait wait;
    private final Clock clock;

    KeyIssue(StackKeys keys, KeyCalls calls, KeyWait wait, Clock clock) {
        this.keys = keys;
        this.calls = calls;
        this.wait = wait;
        this.clock = clock;
    }

    /**
     * Issues a key, or finishes one of the same user, scope and label whose issue stopped half way. When this returns,
     * the key works and was delivered.
     *
     * @throws CliException.WaitedTooLong when it does not work in time; nothing was delivered then
     */
    public IssuedKey create(KeyRequest request, FreshKey.Delivery delivery) {
        KeyPlan plan = keys.plan();
        KeyNote note = KeyNote.of(request.scope()).expiring(request.expiresAt()).unfinished(true);
        List<IssuedKey> all = keys.all();
        Optional<IssuedKey> begun = all.stream()
                .filter(key -> key.note().unfinished() && key.enabled() && key.note().replaces().isEmpty()
                        && key.user().equals(request.user()) && key.label().equals(request.label())
                        && key.note().scope().equals(Optional.of(request.scope())))
                .findFirst();
        sweep(all, begun);
        FreshKey fresh = begun.flatMap(key -> adopted(key, note)).orElseGet(() -> made(request, note));
        FreshKey ready = ready(fresh, plan);
        delivery.deliver(ready);
        return finished(ready.key());
    }

    /**
     * Puts a new key of the same user, scope and label in the place of another one, or finishes a rotation that
     * stopped half way. When this returns, the new key works and was delivered.
     *
     * @param grace how long the old key keeps working; none ends it at once
     * @param expiresAt when the new key is to be switched off, empty for never
     * @param again whether a key that was rotated already may be once more
     * @throws CliException.Conflict when the old key was rotated already, is off, or is not one of the tool's
     * @throws CliException.WaitedTooLong when the new key does not work in time; the old one is as it was then
     */
    public Rotation rotate(IssuedKey old, Optional<Duration> grace, Optional<Instant> expiresAt, boolean again,
            FreshKey.Delivery delivery) {
        KeyPlan plan = keys.plan();
        List<IssuedKey> all = keys.all();
        Optional<IssuedKey> begun = all.stream().filter(key -> key.note().unfinished() && key.enabled()
                && key.note().replaces().equals(Optional.of(old.id()))).findFirst();
        if (begun.isEmpty()) {
            requireRotatable(old, again);
        }
        sweep(all, begun);
        KeyRequest request = new KeyRequest(old.user(), scope(old), old.label(), expiresAt);
        KeyNote note = KeyNote.of(request.scope()).expiring(expiresAt).replacing(old.id()).unfinished(true);
        FreshKey fresh = begun.flatMap(key -> adopted(key, note)).orElseGet(() -> made(request, note));
        FreshKey ready = ready(fresh, plan);
        delivery.deliver(ready);
        // The old key goes last: until its owner has the new one, it is all there is.
        IssuedKey ended = ended(old, ready.key().id(), grace);
        return new Rotation(finished(ready.key()), ended);
    }

    /** Both keys as a rotation leaves them. */
    public record Rotation(IssuedKey fresh, IssuedKey old) {}

    /** Deletes what others have left: keys that are in no plan, so nobody was ever given them, and that nobody works on. */
    private void sweep(List<IssuedKey> all, Optional<IssuedKey> begun) {
        Instant abandoned = clock.instant().minus(ABANDONED);
        for (IssuedKey key : all) {
            if (key.note().unfinished() && key.planId().isEmpty() && key.createdAt().isBefore(abandoned)
                    && begun.filter(key::equals).isEmpty()) {
                calls.delete(key.id());
            }
        }
    }

    private IssuedKey ended(IssuedKey old, String successor, Optional<Duration> grace) {
        Instant now = clock.instant();
        Instant end = grace.map(now::plus).orElse(now);
        // An end that was set before, or that an earlier try set, is not put off.
        Instant first = old.note().expiresAt().filter(before -> before.isBefore(end)).orElse(end);
        KeyNote note = old.note().unfinished(false).replacedBy(successor).expiring(Optional.of(first));
        return keys.change(old, note, old.enabled() && grace.isPresent());
    }

    private FreshKey made(KeyRequest request, KeyNote note) {
        ApiKey secret = keys.generate(request);
        KeyName name = new KeyName(keys.stack(), request.user(), request.label());
        String id = calls.create(name, note.text(), secret.value());
        Instant now = clock.instant();
        return new FreshKey(
                new IssuedKey(id, request.user(), request.label(), note, true, now, now, Optional.empty()), secret);
    }

    /** A key that was begun, with what is wanted of it now; empty when it has gone meanwhile. */
    private Optional<FreshKey> adopted(IssuedKey begun, KeyNote wanted) {
        return calls.value(begun.id()).flatMap(ApiKey::parse).map(secret -> {
            IssuedKey key = begun.note().equals(wanted) ? begun : keys.change(begun, wanted, true);
            return new FreshKey(key, secret);
        });
    }

    private FreshKey ready(FreshKey fresh, KeyPlan plan) {
        IssuedKey key = fresh.key();
        if (key.planId().isEmpty()) {
            calls.attach(plan.id(), key.id());
            key = key.in(plan.id());
        }
        if (!wait.until(fresh.secret())) {
            throw new CliException.WaitedTooLong(Failure.of("KEY_NOT_WORKING_YET",
                    "the new key " + key.id() + " did not work within " + wait.patience().toSeconds()
                            + " s and was not handed out" + wait.reason())
                    .hint("run the same command again: it goes on with this key; or add --no-wait"));
        }
        // Whoever gets it is not told of the mark, which goes when it has arrived.
        return new FreshKey(key.with(key.note().unfinished(false), true), fresh.secret());
    }

    private IssuedKey finished(IssuedKey key) {
        return keys.change(key, key.note(), true);
    }

    private static void requireRotatable(IssuedKey old, boolean again) {
        if (old.note().replacedBy().isPresent() && !again) {
            throw new CliException.Conflict(Failure.of("KEY_ALREADY_ROTATED",
                    "the key " + old.id() + " (" + old.callName() + ") was rotated already; "
                            + old.note().replacedBy().get() + " has taken its place")
                    .hint("tasktracker keys rotate " + old.note().replacedBy().get() + ", or add --force"));
        }
        if (!old.enabled()) {
            throw new CliException.Conflict(Failure.of("KEY_IS_OFF",
                    "the key " + old.id() + " (" + old.callName() + ") is switched off")
                    .hint("tasktracker keys create --user " + old.user() + " --label " + old.label()));
        }
    }

    private static ApiKey.Scope scope(IssuedKey old) {
        if (!ApiKey.isUserId(old.user()) || !KeyName.isLabel(old.label()) || old.note().scope().isEmpty()) {
            throw new CliException.Conflict(Failure.of("KEY_NOT_OURS", "the key " + old.id()
                    + " does not say user, scope and label as keys of this tool do, so it cannot be rotated")
                    .hint("tasktracker keys create, then tasktracker keys revoke " + old.id()));
        }
        return old.note().scope().get();
    }
}
