package tasktracker.cli.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import tasktracker.contract.ErrorCode;

/**
 * Sends a request up to four times: again after a connection that failed or broke, a time-out, 429, 502, 503 and 504,
 * with full jitter ("Exponential Backoff And Jitter", AWS Architecture Blog) on top of {@code Retry-After}. Requests
 * must be safe to repeat, by their method or by an Idempotency-Key.
 */
final class Retry {
    static final int TRIES = 4;
    private static final Duration FIRST_BOUND = Duration.ofMillis(200);
    private static final Duration LARGEST_BOUND = Duration.ofSeconds(5);
    /** A server that wants more patience than this gets the user's attention instead. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

    private final Transport transport;
    private final Sleeper sleeper;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<String> notice;

    Retry(Transport transport, Sleeper sleeper, Clock clock, RandomGenerator random, Consumer<String> notice) {
        this.transport = transport;
        this.sleeper = sleeper;
        this.clock = clock;
        this.random = random;
        this.notice = notice;
    }

    /**
     * How it ended.
     *
     * @param tries how often it was sent
     * @param mayHaveRun whether the server may have done the work in a try before the last
     * @param asked how long the last answer wants the server to be left alone; zero when it does not say
     */
    record Outcome(Answer answer, int tries, boolean mayHaveRun, Duration asked) {
        /** Whether the server wants more patience than anybody has. */
        boolean asksTooMuch() {
            return Retry.isTooLong(asked);
        }
    }

    /** It never ended well. */
    @SuppressWarnings("serial") // never serialised
    static final class GaveUpException extends IOException {
        private final int tries;

        GaveUpException(IOException cause, int tries) {
            super(cause);
            this.tries = tries;
        }

        int tries() {
            return tries;
        }
    }

    Outcome send(Request request) throws GaveUpException, InterruptedException {
        boolean mayHaveRun = false;
        for (int tries = 1;; tries++) {
            Duration wait;
            try {
                Answer answer = transport.send(request);
                Duration asked = answer.isSuccess() ? Duration.ZERO : retryAfter(answer);
                if (tries == TRIES || !isWorthAnotherTry(answer) || isTooLong(asked)) {
                    return new Outcome(answer, tries, mayHaveRun, asked);
                }
                mayHaveRun |= answer.status() != 429;
                wait = asked.plus(jitter(tries));
                say("the server answered " + answer.status(), wait, tries);
            } catch (IOException e) {
                if (tries == TRIES || !isWorthAnotherTry(e)) {
                    throw new GaveUpException(e, tries);
                }
                mayHaveRun |= !neverArrived(e);
                wait = jitter(tries);
                say(neverArrived(e) ? "no connection" : "the connection broke", wait, tries);
            }
            sleeper.sleep(wait);
        }
    }

    /**
     * Waits between two calls of which the second goes on where the first ended, as between two tries.
     *
     * @param soFar what is done, for the user
     * @param tries the more of them did nothing, the longer the wait
     */
    void pause(Outcome first, String soFar, int tries) throws InterruptedException {
        Duration wait = first.asked.plus(jitter(tries));
        say(soFar + "; going on in ", wait, "");
        sleeper.sleep(wait);
    }

    private void say(String what, Duration wait, int tries) {
        say(what + "; trying again in ", wait, " (" + tries + " of " + TRIES + " tries done)");
    }

    private void say(String before, Duration wait, String after) {
        if (wait.compareTo(WORTH_SAYING) >= 0) {
            notice.accept(before + (wait.toMillis() + 999) / 1000 + " s" + after);
        }
    }

    private static boolean isTooLong(Duration asked) {
        return asked.compareTo(LONGEST_WAIT) > 0;
    }

    /** Anything from nothing to a bound that doubles with each try. */
    private Duration jitter(int tries) {
        long bound = Math.min(LARGEST_BOUND.toMillis(), FIRST_BOUND.toMillis() << (tries - 1));
        return Duration.ofMillis(random.nextLong(bound + 1));
    }

    private static boolean isWorthAnotherTry(Answer answer) {
        return switch (answer.status()) {
            case 429 -> !hasCode(answer, ErrorCode.QUOTA_EXCEEDED);
            case 502, 504 -> true;
            case 503 -> !Sweep.isPart(answer);
            default -> false;
        };
    }

    private static boolean isWorthAnotherTry(IOException e) {
        return !(e instanceof SSLException) && !(e instanceof HttpTransport.TooLargeException);
    }

    private static boolean neverArrived(IOException e) {
        return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    }

    private static boolean hasCode(Answer answer, ErrorCode code) {
        return answer.error().filter(error -> error.code().equals(code.name())).isPresent();
    }

    /** Seconds or an HTTP date (RFC 9110, section 10.2.3). */
    private Duration retryAfter(Answer answer) {
        Optional<String> value = answer.header("retry-after");
        if (value.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(value.get().strip())));
        } catch (NumberFormatException | ArithmeticException _) {
            Optional<Instant> then = date(value.get());
            // By the server's clock where it tells the time: this machine's may be wrong, or set meanwhile.
            Instant now = answer.header("date").flatMap(Retry::date).orElseGet(clock::instant);
            Duration wait = Duration.between(now, then.orElse(now));
            return wait.isNegative() ? Duration.ZERO : wait;
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
