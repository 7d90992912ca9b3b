package tasktracker.cli.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;
import tasktracker.contract.ApiError;
import tasktracker.contract.ErrorCode;
import tasktracker.contract.HeaderNames;

/** What the user is told of an answer that is no success, and of no answer at all. */
final class Failures {
    private Failures() {}

    /** An answer of 300 or more. */
    static CliException of(Request request, Retry.Outcome outcome) {
        Answer answer = outcome.answer();
        Failure failure = answer.error().map(error -> ofApi(request, outcome, error))
                .orElseGet(() -> ofStranger(request.uri(), answer)
                        .correlationId(Excerpt.of(answer.correlationId().orElse(null))));
        return CliException.ofStatus(answer.status(), isWorthWaiting(outcome)
                ? failure.retryAfter(outcome.asked().toSeconds())
                : failure);
    }

    /** Only of what a repeat may help; a quota comes back by the calendar, not by waiting some seconds. */
    private static boolean isWorthWaiting(Retry.Outcome outcome) {
        int status = outcome.answer().status();
        return outcome.asked().toSeconds() > 0 && (status == 429 || status == 503)
                && outcome.answer().error().filter(error -> error.code().equals(ErrorCode.QUOTA_EXCEEDED.name()))
                        .isEmpty();
    }

    /** An answer that should have been the API's JSON and is not. */
    static CliException notTheApi(Request request, Answer answer, IOException cause) {
        Failure failure = Failure.of("UNEXPECTED_ANSWER", "what " + host(request.uri()) + " answered is not the API's"
                + " JSON (" + kind(answer) + (isJson(answer) ? ": " + Excerpt.firstLine(cause.getMessage()) : "") + ")")
                .hint("tasktracker profile show");
        return new CliException.Server(failure.correlationId(Excerpt.of(answer.correlationId().orElse(null))), cause);
    }

    /** No answer. */
    static CliException ofNetwork(Request request, IOException cause, int tries) {
        String host = host(request.uri());
        String times = tries > 1 ? " (" + tries + " tries)" : "";
        return switch (cause) {
            case HttpTransport.TooLargeException e -> new CliException.Server(
                    Failure.of("ANSWER_TOO_LARGE", "from " + host + ": " + e.getMessage())
                            .hint("tasktracker profile show"),
                    cause);
            case SSLException e -> new CliException.Network(tls(host, e), cause);
            case HttpConnectTimeoutException _ -> network("CONNECT_TIMED_OUT",
                    "no connection to " + host + " in time" + times, cause);
            case HttpTimeoutException e -> network("READ_TIMED_OUT", host + ": " + e.getMessage() + times, cause);
            case ConnectException _ when isUnresolved(cause) -> network("UNKNOWN_HOST",
                    "there is no host " + request.uri().getHost() + ", or no name service" + times, cause);
            case ConnectException _ -> network("CONNECT_FAILED", "nothing answers at " + host + times, cause);
            default -> network("CONNECTION_LOST",
                    "the connection to " + host + " broke before the whole answer was there" + times, cause);
        };
    }

    private static CliException network(String code, String message, IOException cause) {
        return new CliException.Network(Failure.of(code, message).hint("tasktracker doctor"), cause);
    }

    private static Failure tls(String host, SSLException e) {
        TlsTrouble trouble = TlsTrouble.of(e);
        return Failure.of("TLS_FAILED", "no secure connection to " + host + ": " + trouble.reason())
                .hint(trouble.hint());
    }

    private static boolean isUnresolved(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static Failure ofApi(Request request, Retry.Outcome outcome, ApiError error) {
        String times = outcome.tries() > 1 ? " (" + outcome.tries() + " tries)" : "";
        String id = error.correlationId() == null
                ? outcome.answer().correlationId().orElse(null)
                : error.correlationId();
        Optional<ErrorCode> code = ErrorCode.of(error.code());
        Map<String, String> details = code.equals(Optional.of(ErrorCode.VERSION_MISMATCH))
                ? versions(request, error)
                : details(error);
        return Failure.of(Excerpt.of(error.code()), Excerpt.of(error.message()) + times).details(Excerpt.of(details))
                .correlationId(Excerpt.of(id))
                .hint(code.map(known -> new NextCommand(request, error.details(), id).after(known)).orElse(null));
    }

    private static Map<String, String> details(ApiError error) {
        Map<String, String> details = new LinkedHashMap<>();
        error.details().forEach((name, value) -> details.put(name, text(value)));
        return details;
    }

    private static Map<String, String> versions(Request request, ApiError error) {
        Map<String, String> versions = new LinkedHashMap<>();
        String expected = request.headers().get(HeaderNames.IF_MATCH);
        if (expected != null) {
            versions.put(Failure.EXPECTED_VERSION, expected.replace("\"", ""));
        }
        Object current = error.details().get("version");
        if (current != null) {
            versions.put(Failure.CURRENT_VERSION, text(current));
        }
        return versions;
    }

    private static Failure ofStranger(URI uri, Answer answer) {
        if (answer.status() < 400) {
            String to = answer.header("location").map(place -> " to " + Excerpt.of(place)).orElse("");
            return Failure.of("REDIRECTED", host(uri) + " sends the call elsewhere" + to
                    + "; the key is not sent there").hint("tasktracker profile show");
        }
        return Failure.of("HTTP_" + answer.status(), host(uri) + " answered " + answer.status() + " without the API's"
                + " error form (" + kind(answer) + ")").hint("tasktracker profile show");
    }

    private static boolean isJson(Answer answer) {
        return answer.mediaType().equals("application/json");
    }

    private static String kind(Answer answer) {
        return answer.mediaType().isEmpty() ? "no content type" : Excerpt.of(answer.mediaType());
    }

    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String text(Object value) {
        return switch (value) {
            case List<?> list -> {
                StringBuilder joined = new StringBuilder();
                for (Object item : list) {
                    joined.append(joined.isEmpty() ? "" : ", ").append(item);
                }
                yield joined.toString();
            }
            default -> value.toString();
        };
    }
}
