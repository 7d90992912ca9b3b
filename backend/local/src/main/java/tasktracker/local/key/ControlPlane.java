package tasktracker.local.key;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import tasktracker.contract.Json;
import tasktracker.functions.store.RetryLaterException;

/**
 * The part of API Gateway's control plane that handles API keys, in its own wire format (Amazon API Gateway, API
 * reference): {@code /apikeys} and {@code /usageplans}. Nothing else of it is served.
 *
 * <p>Signatures are not checked, only that there is one: the header makes a browser ask first whether it may send the
 * call, and nobody here says yes. So no web page gets in; a program of somebody on this machine does.
 */
public final class ControlPlane implements HttpHandler {
    /** Where it is served, beside the stage. */
    public static final List<String> PATHS = List.of("/apikeys", "/usageplans");
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 ";
    private static final String PLAIN = "application/json";
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final int MOST_BODY_BYTES = 256 * 1024;

    private final KeyCalls keys;
    private final PlanCalls plans;

    /** Serves the keys of a stack. */
    public ControlPlane(KeyRing ring, KeyUsage usage, UsagePlan plan) {
        this.keys = new KeyCalls(ring, usage);
        this.plans = new PlanCalls(ring, usage, plan);
    }

    /** A result: its status, and its JSON. */
    record Result(int status, Json.Writing json) {
        static Result ok(Json.Writing json) {
            return new Result(200, json);
        }

        static Result created(Json.Writing json) {
            return new Result(201, json);
        }

        static Result accepted() {
            return new Result(202, json -> {
                json.writeStartObject();
                json.writeEndObject();
            });
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Result result;
        try {
            requireAccess(exchange);
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
            if (body.length > MOST_BODY_BYTES) {
                throw ControlFault.badRequest("the body is too long");
            }
            result = answer(ControlRequest.of(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(), body));
        } catch (ControlFault fault) {
            result = refusal(exchange, fault);
        } catch (RetryLaterException e) {
            exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
            result = refusal(exchange, ControlFault.unavailable(e.advice()));
        }
        send(exchange, result);
    }

    private static Result refusal(HttpExchange exchange, ControlFault fault) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", fault.type());
        return new Result(fault.status(), json -> {
            json.writeStartObject();
            json.writeStringField("message", fault.getMessage());
            json.writeEndObject();
        });
    }

    private void requireAccess(HttpExchange exchange) throws ControlFault {
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        if (signature == null || !signature.startsWith(SIGNATURE)) {
            throw ControlFault.unsigned();
        }
    }

    private Result answer(ControlRequest request) throws ControlFault {
        return switch (request.path().getFirst()) {
            case "apikeys" -> keys.answer(request);
            case "usageplans" -> plans.answer(request);
            default -> throw ControlFault.notServed();
        };
    }

    private static void send(HttpExchange exchange, Result result) throws IOException {
        byte[] plain = Json.bytes(result.json);
        // Every SDK and the AWS CLI ask for it.
        boolean wanted = PLAIN.equals(exchange.getRequestHeaders().getFirst("Accept"));
        byte[] body = wanted || result.status >= 300 ? plain : Hal.of(plain, exchange.getRequestURI().getRawPath());
        exchange.getResponseHeaders().set("Content-Type", wanted ? PLAIN : Hal.MEDIA_TYPE);
        // Some answers hold secrets.
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(result.status, -1);
            return;
        }
        exchange.sendResponseHeaders(result.status, body.length);
        exchange.getResponseBody().write(body);
    }
}
