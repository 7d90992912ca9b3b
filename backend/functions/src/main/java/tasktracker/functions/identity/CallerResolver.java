package tasktracker.functions.identity;

import java.util.Map;
import java.util.Optional;
import tasktracker.contract.ApiKey;
import tasktracker.functions.http.ApiRequest;

/**
 * Finds out who calls, from what API Gateway verified and nothing else. Whoever cannot be named is nobody: there is no
 * anonymous user.
 */
public final class CallerResolver {
    private final Optional<String> localUser;

    /** A resolver for requests that API Gateway, or a stack that does the same, verified. */
    public CallerResolver() {
        this(Optional.empty());
    }

    private CallerResolver(Optional<String> localUser) {
        this.localUser = localUser;
    }

    /**
     * As {@link #CallerResolver()}; under {@code sam local}, which verifies no keys, a request without identity is
     * that of the user {@code TASKTRACKER_LOCAL_USER}.
     */
    public static CallerResolver of(Map<String, String> environment) {
        boolean local = "true".equals(environment.get("AWS_SAM_LOCAL"));
        return new CallerResolver(local
                ? Optional.ofNullable(environment.get("TASKTRACKER_LOCAL_USER")).filter(ApiKey::isUserId)
                : Optional.empty());
    }

    /**
     * The caller of a request, or empty when it has none that we could name. An authorizer's {@code userId} decides
     * before the key; its {@code scope} is read-only unless it is {@code w}. One that is no user id names nobody: the
     * key must not make somebody else of a caller whom an authorizer has named.
     */
    public Optional<Caller> resolve(ApiRequest request) {
        Optional<String> authorized = request.authorizer("userId");
        if (authorized.isPresent()) {
            return authorized.filter(ApiKey::isUserId).map(userId -> new Caller(userId, scope(request)));
        }
        Optional<String> key = request.apiKey();
        if (key.isPresent()) {
            return ApiKey.parse(key.get()).map(parsed -> new Caller(parsed.userId(), parsed.scope()));
        }
        return localUser.map(userId -> new Caller(userId, ApiKey.Scope.READ_WRITE));
    }

    private static ApiKey.Scope scope(ApiRequest request) {
        boolean write = request.authorizer("scope").equals(Optional.of("w"));
        return write ? ApiKey.Scope.READ_WRITE : ApiKey.Scope.READ_ONLY;
    }
}
