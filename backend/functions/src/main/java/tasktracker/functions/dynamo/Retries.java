package tasktracker.functions.dynamo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import tasktracker.functions.observe.RequestScope;
import tasktracker.functions.store.RetryLaterException;

/**
 * Tries again what was throttled or in conflict with another transaction: three times, after a random part of 50, 100
 * and 200 ms ("full jitter", AWS Builders' Library, Timeouts, retries and backoff with jitter). In all these cases
 * DynamoDB has written nothing, unless it was the SDK's second attempt that was refused: then the first may have.
 */
final class Retries {
    static final int RETRIES = 3;
    private static final int FIRST_PAUSE_MILLIS = 50;

    private final RandomGenerator random;
    private final Pause pause;

    /** How time passes between tries. */
    @FunctionalInterface
    interface Pause {
        void millis(int millis) throws InterruptedException;
    }

    Retries(RandomGenerator random, Pause pause) {
        this.random = random;
        this.pause = pause;
    }

    /**
     * What the call returns in the end.
     *
     * @param what for the message, such as {@code "creating a task"}
     * @throws RetryLaterException when every try was refused for now for which there was time, and when DynamoDB did
     *             not answer or broke, so that nobody knows whether it was done
     */
    <T> T call(String what, Supplier<T> call) {
        for (int retry = 0;; retry++) {
            try {
                return call.get();
            } catch (DynamoDbException e) {
                if (e.statusCode() >= 500) {
                    throw unanswered(what, e);
                }
                if (!isTransient(e)) {
                    throw e;
                }
                await(what, retry, e);
            } catch (SdkClientException e) {
                throw isLostOnTheWay(e) ? unanswered(what, e) : e;
            }
        }
    }

    /**
     * Waits before the next try.
     *
     * @param retry how many there were before, from 0
     * @param cause may be null
     * @throws RetryLaterException when there were enough, or the request that this thread works for has no time left
     */
    void await(String what, int retry, Throwable cause) {
        if (retry >= RETRIES) {
            throw new RetryLaterException(what + " was throttled or in conflict " + (retry + 1) + " times", cause);
        }
        if (RequestScope.current().deadline().passed()) {
            throw new RetryLaterException(what + " was throttled or in conflict, and no time is left to try again",
                    cause);
        }
        pause(what, random.nextInt((FIRST_PAUSE_MILLIS << retry) + 1));
    }

    /**
     * Waits so long.
     *
     * @throws RetryLaterException when interrupted
     */
    void pause(String what, int millis) {
        try {
            pause.millis(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryLaterException(what + " was interrupted while waiting", e);
        }
    }

    private static RetryLaterException unanswered(String what, SdkException cause) {
        return new RetryLaterException(what + " was not answered, so it may have been done", cause);
    }

    /** Not a call that was never sent, as for want of credentials: another try would end the same way. */
    private static boolean isLostOnTheWay(SdkClientException e) {
        return e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException
                || e.getCause() instanceof IOException || e.getCause() instanceof UncheckedIOException;
    }

    /** Whether the SDK had sent the call before and got no answer, or one that does not say what happened. */
    static boolean isRepeated(DynamoDbException e) {
        return e.numAttempts() != null && e.numAttempts() > 1;
    }

    private static boolean isTransient(DynamoDbException e) {
        return switch (e) {
            case TransactionCanceledException canceled -> canceled.hasCancellationReasons()
                    && canceled.cancellationReasons().stream().anyMatch(Retries::isTransient);
            case ProvisionedThroughputExceededException _,RequestLimitExceededException _,ThrottlingException _,TransactionConflictException _,TransactionInProgressException _ ->
                true;
            default -> e.isThrottlingException();
        };
    }

    private static boolean isTransient(CancellationReason reason) {
        return switch (reason.code()) {
            case "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError" -> true;
            case null, default -> false;
        };
    }
}
