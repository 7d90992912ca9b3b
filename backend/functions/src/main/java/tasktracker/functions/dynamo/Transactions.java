package tasktracker.functions.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes that happen together or not at all. */
final class Transactions {
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final Retries retries;

    Transactions(DynamoDbClient client, Retries retries) {
        this.client = client;
        this.retries = retries;
    }

    /**
     * What became of the actions' conditions. DynamoDB's reasons are positional, one per action.
     *
     * @param stored per action the item that failed its condition, an empty map where that was no item; empty where
     *            the condition held
     */
    record Refusal(List<Optional<Map<String, AttributeValue>>> stored) {
        Optional<Map<String, AttributeValue>> of(int action) {
            return stored.get(action);
        }
    }

    /**
     * Writes all or nothing.
     *
     * @param actions at most 100, no two on one item; each asks for ALL_OLD when its condition fails
     * @return why nothing was written, or empty when all was
     * @throws tasktracker.functions.store.RetryLaterException when throttled or in conflict through all tries
     */
    Optional<Refusal> write(String what, List<TransactWriteItem> actions) {
        // One for all tries: a try whose answer got lost is not taken for somebody else's by the next one.
        String token = UUID.randomUUID().toString();
        try {
            retries.call(what, () -> client.transactWriteItems(
                    request -> request.transactItems(actions).clientRequestToken(token)));
            return Optional.empty();
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            if (reasons.stream().noneMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
                throw e;
            }
            return Optional.of(new Refusal(reasons.stream()
                    .map(reason -> CONDITION_FAILED.equals(reason.code())
                            ? Optional.of(reason.item())
                            : Optional.<Map<String, AttributeValue>>empty())
                    .toList()));
        }
    }
}
