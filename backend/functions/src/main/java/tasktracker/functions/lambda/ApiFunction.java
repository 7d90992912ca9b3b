package tasktracker.functions.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tasktracker.contract.HeaderNames;
import tasktracker.contract.Limits;
import tasktracker.functions.http.ApiRequest;
import tasktracker.functions.http.ApiResponse;
import tasktracker.functions.http.Problem;
import tasktracker.functions.http.Refusal;
import tasktracker.functions.identity.Caller;
import tasktracker.functions.observe.Level;
import tasktracker.functions.observe.RequestScope;
import tasktracker.functions.search.SearchTooBroadException;
import tasktracker.functions.store.Deadline;
import tasktracker.functions.store.Patience;
import tasktracker.functions.store.RetryLaterException;

/**
 * The way that every request takes: read the event, find the correlation id, find out who calls and whether they may,
 * answer, and put on the headers that every answer has. Whatever goes wrong on it becomes the error envelope.
 */
abstract class ApiFunction implements RequestStreamHandler {
    private static final String EXPOSED = "ETag, X-Correlation-Id, X-Next-Cursor, Retry-After";

    private final Application application;
    private final Access access;

    /** What a function does to the caller's things. */
    enum Access {
        READ, WRITE
    }

    ApiFunction(Application application, Access access) {
        this.application = application;
        this.access = access;
    }

    /** Answers a request of a caller who may send it. */
    abstract ApiResponse answer(Call call) throws IOException;

    @Override
    public final void handleRequest(InputStream event, OutputStream out, Context context) throws IOException {
        long started = System.nanoTime();
        ApiRequest request = ApiRequest.read(event);
        String correlationId = correlationId(request.headers(HeaderNames.CORRELATION_ID));
        Level level = request.stageVariable("logLevel").map(Level::of).orElse(Level.INFO);
        Deadline deadline = Deadline.of(context::getRemainingTimeInMillis).minus(Patience.RESERVE_MILLIS);
        RequestScope scope = new RequestScope(context.getFunctionName(), context.getAwsRequestId(), correlationId,
                request.gatewayRequestId(), context.getXrayTraceId(), application.instance().takeFirst(), level,
                deadline);
        ApiResponse response = scope.call(() -> {
            ApiResponse answer = respond(request, correlationId, deadline);
            log(request, answer, started);
            return answer;
        });
        response.header(HeaderNames.CORRELATION_ID, correlationId);
        response.header("Access-Control-Allow-Origin", "*");
        response.header("Access-Control-Expose-Headers", EXPOSED);
        response.defaultHeader("Cache-Control", "no-store");
        response.header(HeaderNames.SERVER_TIMING, "fn;dur=" + millis(System.nanoTime() - started));
        if (scope.coldStart()) {
            response.header(HeaderNames.COLD_START, "true");
        }
        response.write(out);
    }

    /** With one decimal, without the formatter that a cold start would have to load. */
    private static String millis(long nanos) {
        long tenths = nanos / 100_000;
        return tenths / 10 + "." + tenths % 10;
    }

    private ApiResponse respond(ApiRequest request, String correlationId, Deadline deadline) {
        try {
            Caller caller = application.callers().resolve(request)
                    .orElseThrow(() -> new Refusal(Problems.keyNotBound()));
            if (access == Access.WRITE && !caller.mayWrite()) {
                throw new Refusal(Problems.readOnlyKey());
            }
            return answer(new Call(request, caller, deadline, correlationId));
        } catch (Refusal refusal) {
            return refusal.problem().toResponse(correlationId);
        } catch (SearchTooBroadException e) {
            return Problems.searchTooBroad(e.getMessage()).toResponse(correlationId);
        } catch (RetryLaterException e) {
            application.log().warn("The store asks to retry later", Map.of("reason", String.valueOf(e.getMessage())));
            return Problem.retryLater(e.advice()).toResponse(correlationId);
        } catch (IOException | RuntimeException e) {
            application.log().error("Unexpected failure", e);
            return Problems.internalError().toResponse(correlationId);
        }
    }

    private void log(ApiRequest request, ApiResponse answer, long started) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("route", request.toString());
        fields.put("status", answer.status());
        fields.put("duration_ms", (System.nanoTime() - started) / 1_000_000);
        application.log().info("Answered", fields);
    }

    /** The caller's, when it is one that can stand in a header and a log without harm; else a new one. */
    private String correlationId(List<String> given) {
        return given.size() == 1 && isPlain(given.getFirst()) ? given.getFirst() : application.ids().next();
    }

    private static boolean isPlain(String id) {
        if (id.isEmpty() || id.length() > Limits.TOKEN) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
