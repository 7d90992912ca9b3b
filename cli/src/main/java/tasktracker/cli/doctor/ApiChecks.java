package tasktracker.cli.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tasktracker.cli.client.RawAnswer;
import tasktracker.cli.client.RawCall;
import tasktracker.cli.client.Target;
import tasktracker.cli.client.TaskClient;
import tasktracker.cli.client.TaskClients;
import tasktracker.cli.config.Connection;
import tasktracker.cli.config.Connector;
import tasktracker.cli.time.Span;
import tasktracker.contract.ApiKey;
import tasktracker.contract.Envelope;
import tasktracker.contract.TaskJson;

/**
 * The key and the way to the API, each step needing the one before: key, name, connection, TLS, one call, clocks.
 *
 * @param connected where the API is, and the key
 * @param telling what the call says beside its answer
 */
record ApiChecks(OnceConnected connected, Connector connector, Wire wire, TaskClients clients,
        TaskClients.Telling telling, Clock clock) {
    /** Answers for whoever may read at all, and costs the server next to nothing. */
    private static final String PATH = "/tasks?limit=1";
    private static final Duration NOTABLE_SKEW = Duration.ofSeconds(60);
    /** Signed requests to AWS are refused from here on (Signature Version 4). */
    private static final Duration RUINOUS_SKEW = Duration.ofMinutes(5);

    void look(Consumer<Diagnosis> report) {
        Connection connection = connected.get();
        Optional<ApiKey> key = ApiKey.parse(connection.apiKey());
        report.accept(key.map(ApiChecks::described).orElseGet(this::mistyped));
        if (key.isPresent() && wire.reaches(connection.endpoint(), report)) {
            call(new Target(connection.endpoint(), Optional.of(connection.apiKey())), report);
        }
    }

    private static Diagnosis described(ApiKey key) {
        return Diagnosis.pass(Checks.KEY, "well formed; user " + key.userId()
                + (key.scope() == ApiKey.Scope.READ_WRITE ? ", reads and writes" : ", reads only"));
    }

    private Diagnosis mistyped() {
        return Diagnosis.fail(Checks.KEY, "the API key (" + connector.keyOrigin()
                + ") is mistyped or cut: its check characters do not fit", "tasktracker profile show --origin");
    }

    private void call(Target target, Consumer<Diagnosis> report) {
        try (TaskClient client = clients.open(target, telling.sending())) {
            Instant before = clock.instant();
            long start = System.nanoTime();
            RawAnswer answer = client.raw(RawCall.get(PATH));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
            report.accept(answered(answer, millis));
            report.accept(clock(answer, middle));
        }
    }

    private static Diagnosis answered(RawAnswer answer, long millis) {
        if (answer.failure().isPresent()) {
            return Diagnosis.of(Checks.API, Verdict.FAIL, answer.failure().get());
        }
        return answer.isJson() && isPage(answer)
                ? Diagnosis.pass(Checks.API, "answered " + answer.status() + " within " + millis + " ms")
                : Diagnosis.fail(Checks.API, "answered " + answer.status() + ", but it is not the API",
                        "tasktracker profile show --origin");
    }

    /** A portal or a stub may well answer in JSON. */
    private static boolean isPage(RawAnswer answer) {
        try {
            Envelope.readPage(answer.body(), TaskJson::read);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static Diagnosis clock(RawAnswer answer, Instant here) {
        Optional<Instant> there = answer.header("date").flatMap(ApiChecks::time);
        if (there.isEmpty()) {
            return Diagnosis.skip(Checks.CLOCK, "the server does not say what time it is");
        }
        // The header counts whole seconds, so on average it is half of one behind.
        Duration ahead = Duration.between(there.get().plusMillis(500), here);
        String words = "this machine is " + Span.words(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                + " the server";
        if (ahead.abs().compareTo(RUINOUS_SKEW) > 0) {
            return Diagnosis.fail(Checks.CLOCK, words + "; AWS refuses what is signed more than 5 minutes off",
                    setClock());
        }
        return ahead.abs().compareTo(NOTABLE_SKEW) > 0
                ? Diagnosis.warn(Checks.CLOCK, words, setClock())
                : Diagnosis.pass(Checks.CLOCK, "within " + Math.max(1, ahead.abs().toSeconds())
                        + " s of the server");
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String setClock() {
        return System.getProperty("os.name").startsWith("Mac")
                ? "sudo sntp -sS time.apple.com"
                : "sudo timedatectl set-ntp true";
    }
}
