package tasktracker.functions.identity;

import tasktracker.contract.ApiKey;

/** Who calls, and what they may do. */
public record Caller(String userId, ApiKey.Scope scope) {
    public Caller {
        if (!ApiKey.isUserId(userId)) {
            throw new IllegalArgumentException("no user id");
        }
    }

    /** Whether the caller may change anything. */
    public boolean mayWrite() {
        return scope == ApiKey.Scope.READ_WRITE;
    }
}
