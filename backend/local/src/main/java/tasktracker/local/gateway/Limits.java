package tasktracker.local.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.key.UsagePlan.Quota;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.StackTemplate.Limit;

/** What each key may do, by the usage plan, and what all of them may do together. */
final class Limits {
    private final Optional<Limit> perKey;
    private final Optional<Quota> quota;
    private final Optional<TokenBucket> forAll;
    private final KeyUsage usage;
    private final LongSupplier nanoTime;
    private final Map<String, TokenBucket> byKeyId = new ConcurrentHashMap<>();

    Limits(StackTemplate template, KeyUsage usage, LongSupplier nanoTime) {
        this.perKey = template.keyLimit();
        this.quota = template.plan().flatMap(StackTemplate.Plan::quota);
        this.forAll = template.stageLimit().map(limit -> new TokenBucket(limit, nanoTime));
        this.usage = usage;
        this.nanoTime = nanoTime;
    }

    /** Why a request with that key may not pass now. One that may is counted; one that is throttled is not. */
    Optional<GatewayError> refusal(String keyId) {
        boolean keyMay = perKey
                .map(limit -> byKeyId.computeIfAbsent(keyId, _ -> new TokenBucket(limit, nanoTime)).take())
                .orElse(true);
        if (!keyMay || !forAll.map(TokenBucket::take).orElse(true)) {
            return Optional.of(GatewayError.THROTTLED);
        }
        long since = quota.map(limit -> limit.period().start(usage.today())).orElse(0L);
        return usage.take(keyId, since, quota.map(Quota::limit).orElse(Long.MAX_VALUE))
                ? Optional.empty()
                : Optional.of(GatewayError.QUOTA_EXCEEDED);
    }
}
