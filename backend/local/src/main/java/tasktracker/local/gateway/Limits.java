package tasktracker.local.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.key.UsagePlan.Quota;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.StackTemplate.Limit;
import tasktracker.local.template.StackTemplate.Route;

/**
 * What each key may do, by the usage plan, and what all of them may do together: by the stage's limit, which holds for
 * each method of its own (API Gateway Developer Guide, Throttle requests to your REST APIs).
 */
final class Limits {
    private final Optional<Limit> perKey;
    private final Optional<Quota> quota;
    private final Optional<Limit> perMethod;
    private final KeyUsage usage;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> byKeyId = new ConcurrentHashMap<>();
    private final Map<Route, TokenBucket> byRoute = new ConcurrentHashMap<>();

    Limits(StackTemplate template, KeyUsage usage, LongSupplier nanoTime) {
        this.perKey = template.keyLimit();
        this.quota = template.plan().flatMap(StackTemplate.Plan::quota);
        this.perMethod = template.stageLimit();
        this.usage = usage;
        this.nanoTime = nanoTime;
    }

    /** Why a request with that key may not pass now. One that may is counted; one that is throttled is not. */
    Optional<GatewayError> refusal(String keyId, Route route) {
        if (!passes(perKey, byKeyId, keyId) || !passes(perMethod, byRoute, route)) {
            return Optional.of(GatewayError.THROTTLED);
        }
        long since = quota.map(limit -> limit.period().start(usage.today())).orElse(0L);
        return usage.take(keyId, since, quota.map(Quota::limit).orElse(Long.MAX_VALUE))
                ? Optional.empty()
                : Optional.of(GatewayError.QUOTA_EXCEEDED);
    }

    private <K> boolean passes(Optional<Limit> limit, Map<K, TokenBucket> buckets, K key) {
        return limit.map(each -> buckets.computeIfAbsent(key, _ -> new TokenBucket(each, nanoTime)).take())
                .orElse(true);
    }
}
