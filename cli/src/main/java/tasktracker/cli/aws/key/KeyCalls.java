package tasktracker.cli.aws.key;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsageRequest;
import software.amazon.awssdk.services.apigateway.model.GetUsageResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import software.amazon.awssdk.services.apigateway.model.UsagePlanKey;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.KeyName;

/**
 * The calls of API Gateway's control plane that keys need, paged to the end. Nothing here trusts a filter of the
 * service: what it gives is looked through again.
 */
final class KeyCalls {
    private static final String GET = "apigateway:GET";
    private static final String POST = "apigateway:POST";
    private static final String PATCH = "apigateway:PATCH";
    private static final String DELETE = "apigateway:DELETE";
    private static final int PAGE = 500;
    private static final String KEY_TYPE = "API_KEY";

    private final ApiGatewayClient gateway;

    KeyCalls(ApiGatewayClient gateway) {
        this.gateway = gateway;
    }

    /** All keys of the account and region, without values. */
    List<ApiKey> all() {
        return all(false);
    }

    private List<ApiKey> all(boolean values) {
        return AwsFailures.told(GET, () -> {
            List<ApiKey> keys = new ArrayList<>();
            gateway.getApiKeysPaginator(request -> request.limit(PAGE).includeValues(values)).items()
                    .forEach(keys::add);
            return keys;
        });
    }

    /** The id of the key with that value. */
    Optional<String> idOf(String value) {
        return all(true).stream().filter(key -> value.equals(key.value())).map(ApiKey::id).findFirst();
    }

    /** The secret of a key, if the key is still there. */
    Optional<String> value(String id) {
        return AwsFailures.told(GET, () -> {
            try {
                return Optional.ofNullable(
                        gateway.getApiKey(request -> request.apiKey(id).includeValue(true)).value());
            } catch (NotFoundException _) {
                return Optional.empty();
            }
        });
    }

    /** Makes an enabled key of that value, once: also when an earlier try had succeeded unheard. Returns its id. */
    String create(KeyName name, String description, String value) {
        return AwsFailures.told(POST, () -> {
            try {
                CreateApiKeyResponse made = gateway.createApiKey(request -> request.name(name.text())
                        .customerId(name.user()).description(description).value(value).enabled(true)
                        .tags(Map.of(KeyName.STACK_TAG, name.stack())));
                return made.id();
            } catch (ConflictException e) {
                return idOf(value).orElseThrow(() -> e);
            }
        });
    }

    /** Puts a key into a plan, where it may be already. */
    void attach(String planId, String id) {
        AwsFailures.told(POST, () -> {
            try {
                return gateway.createUsagePlanKey(
                        request -> request.usagePlanId(planId).keyId(id).keyType(KEY_TYPE));
            } catch (ConflictException e) {
                if (!attached(planId).contains(id)) {
                    throw new CliException.Conflict(Failure.of("KEY_IN_OTHER_PLAN",
                            "the key " + id + " is in another usage plan of the same stage"));
                }
                return null;
            }
        });
    }

    /** Changes description and enabled state in one call. */
    void update(String id, String description, boolean enabled) {
        AwsFailures.told(PATCH, () -> {
            try {
                return gateway.updateApiKey(request -> request.apiKey(id).patchOperations(
                        replace("/description", description), replace("/enabled", Boolean.toString(enabled))));
            } catch (NotFoundException _) {
                throw gone(id);
            }
        });
    }

    void delete(String id) {
        AwsFailures.told(DELETE, () -> {
            try {
                return gateway.deleteApiKey(request -> request.apiKey(id));
            } catch (NotFoundException _) {
                // Deleted is what it should be.
                return null;
            }
        });
    }

    /** The usage plans of that name. */
    List<KeyPlan> plans(String name) {
        return AwsFailures.told(GET, () -> {
            List<KeyPlan> plans = new ArrayList<>();
            for (UsagePlan plan : gateway.getUsagePlansPaginator(request -> request.limit(PAGE)).items()) {
                if (name.equals(plan.name())) {
                    plans.add(plan(plan));
                }
            }
            return plans;
        });
    }

    /** The ids of the keys in a plan. */
    Set<String> attached(String planId) {
        return AwsFailures.told(GET, () -> {
            Set<String> ids = new LinkedHashSet<>();
            gateway.getUsagePlanKeysPaginator(request -> request.usagePlanId(planId).limit(PAGE)).items().stream()
                    .map(UsagePlanKey::id).forEach(ids::add);
            return ids;
        });
    }

    /** By key id, for each day of the range what was used and what was left. */
    Map<String, List<List<Long>>> usage(String planId, LocalDate from, LocalDate to) {
        return AwsFailures.told(GET, () -> {
            Map<String, List<List<Long>>> usage = new LinkedHashMap<>();
            String position = null;
            do {
                GetUsageResponse page = gateway.getUsage(GetUsageRequest.builder().usagePlanId(planId)
                        .startDate(from.toString()).endDate(to.toString()).limit(PAGE).position(position).build());
                usage.putAll(page.items());
                position = page.position();
            } while (position != null);
            return usage;
        });
    }

    static Instant time(Instant said) {
        return said == null ? Instant.EPOCH : said;
    }

    private static CliException gone(String id) {
        return new CliException.NotFound(
                Failure.of("KEY_NOT_FOUND", "there is no key " + id + " any more").hint("tasktracker keys list"));
    }

    private static KeyPlan plan(UsagePlan plan) {
        return new KeyPlan(plan.id(), plan.name(),
                Optional.ofNullable(plan.throttle()).map(throttle -> throttle.rateLimit()),
                Optional.ofNullable(plan.throttle()).map(throttle -> throttle.burstLimit()),
                Optional.ofNullable(plan.quota()).filter(quota -> quota.limit() != null)
                        .map(quota -> new KeyPlan.Quota(quota.limit(), quota.periodAsString())),
                plan.apiStages().stream().findFirst()
                        .map(stage -> new KeyPlan.Stage(stage.apiId(), stage.stage())));
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }
}
