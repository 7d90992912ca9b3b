package tasktracker.cli.aws.key;

import java.time.Instant;
import java.util.Optional;
import tasktracker.contract.ApiKey;
import tasktracker.contract.KeyNote;

/**
 * A key as the control plane shows it, without its secret.
 *
 * @param user empty when neither name nor customer id say it
 * @param label empty for a key that the tool has not named
 * @param planId the stack's usage plan, when the key is in it
 */
public record IssuedKey(String id, String user, String label, KeyNote note, boolean enabled, Instant createdAt,
        Instant updatedAt, Optional<String> planId) {
    /** How it stands at that instant. */
    public KeyState state(Instant now) {
        if (!enabled) {
            return note.isOver(now) ? KeyState.EXPIRED : KeyState.DISABLED;
        }
        if (note.unfinished()) {
            return KeyState.UNFINISHED;
        }
        if (planId.isEmpty()) {
            return KeyState.UNATTACHED;
        }
        if (note.expiresAt().isEmpty()) {
            return KeyState.ACTIVE;
        }
        return note.isOver(now) ? KeyState.OVERDUE : KeyState.EXPIRING;
    }

    /** {@code rw} or {@code ro}, empty when the description does not say. */
    public String scopeWord() {
        return note.scope().map(scope -> scope == ApiKey.Scope.READ_WRITE ? "rw" : "ro").orElse("");
    }

    /** How people call it: {@code home/laptop}, or the id when it has no such name. */
    public String callName() {
        return user.isEmpty() || label.isEmpty() ? id : user + "/" + label;
    }

    IssuedKey with(KeyNote other, boolean on) {
        return new IssuedKey(id, user, label, other, on, createdAt, updatedAt, planId);
    }

    IssuedKey in(String plan) {
        return new IssuedKey(id, user, label, note, enabled, createdAt, updatedAt, Optional.of(plan));
    }
}
