package tasktracker.local.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tasktracker.contract.HeaderNames;
import tasktracker.local.gateway.Incoming.Admitted;
import tasktracker.local.key.KeyRing;
import tasktracker.local.key.KeyUsage;
import tasktracker.local.key.StoredKey;
import tasktracker.local.template.StackTemplate;
import tasktracker.local.template.StackTemplate.Cors;
import tasktracker.local.template.StackTemplate.Route;

/** Decides about each request in the order in which API Gateway does, and calls the function. */
final class Gateway {
    /** API Gateway's limit of a request's payload. */
    static final int MOST_BODY_BYTES = 10 * 1024 * 1024;
    /** Lambda's limit of an event. */
    private static final int MOST_EVENT_BYTES = 6_291_556;

    private final String stage;
    private final Routes routes;
    private final Optional<Cors> cors;
    private final KeyRing keys;
    private final Limits limits;
    private final ProxyEvent events;
    private final Functions functions;
    private final GatewayResponses responses;
    private final RequestModel model = new RequestModel();

    Gateway(StackTemplate template, KeyRing keys, KeyUsage usage, FunctionMaker functions, LongSupplier nanoTime,
            Consumer<String> logLines) {
        this.stage = template.stage();
        this.routes = new Routes(template.routes());
        this.cors = template.cors();
        this.keys = keys;
        this.limits = new Limits(template, usage, nanoTime);
        this.events = new ProxyEvent(stage, template.stageVariables());
        this.functions = new Functions(functions, logLines);
        this.responses = new GatewayResponses(template.responses());
    }

    /** Gives the body when it is asked for, or null when it is larger than {@link #MOST_BODY_BYTES}. */
    interface Body {
        byte[] read() throws IOException;
    }

    Answer answer(Incoming request, Body body) throws IOException {
        if (!LocalHost.isNamedBy(request.header("Host"))) {
            return refuse(GatewayError.ACCESS_DENIED, request);
        }
        Routes.Match match = match(request.path());
        if (match == null) {
            return refuse(GatewayError.MISSING_AUTHENTICATION_TOKEN, request);
        }
        Route route = match.resource().methods().get(request.method());
        if (route == null) {
            return request.method().equals("OPTIONS") && cors.isPresent()
                    ? preflight(cors.get())
                    : refuse(GatewayError.MISSING_AUTHENTICATION_TOKEN, request);
        }
        StoredKey key = key(request);
        if (key == null && route.keyRequired()) {
            return refuse(GatewayError.INVALID_API_KEY, request);
        }
        Optional<GatewayError> limit = key == null ? Optional.empty() : limits.refusal(key.id(), route);
        if (limit.isPresent()) {
            return refuse(limit.get(), request);
        }
        byte[] bytes = body.read();
        if (bytes == null) {
            return refuse(GatewayError.REQUEST_TOO_LARGE, request);
        }
        if (route.bodyIsObject() && !model.accepts(request.header("Content-Type"), bytes)) {
            return refuse(GatewayError.BAD_REQUEST_BODY, request);
        }
        return call(route, new Admitted(request, match, key, bytes));
    }

    Answer refuse(GatewayError error, Incoming request) {
        return responses.answer(error, request);
    }

    private Answer call(Route route, Admitted admitted) {
        Incoming request = admitted.request();
        Optional<byte[]> event = events.of(admitted, MOST_EVENT_BYTES);
        if (event.isEmpty()) {
            return refuse(GatewayError.REQUEST_TOO_LARGE, request);
        }
        return switch (functions.call(route.function(), request.requestId(), event.get())) {
            case Functions.Outcome.Answered(Answer answer) -> answer;
            case Functions.Outcome.Broken() -> refuse(GatewayError.DEFAULT_5XX, request);
            case Functions.Outcome.Throttled() -> refuse(GatewayError.INTEGRATION_FAILURE, request);
            case Functions.Outcome.TimedOut() -> refuse(GatewayError.INTEGRATION_TIMEOUT, request);
        };
    }

    private Routes.Match match(String path) {
        int end = stage.length() + 1;
        boolean inStage = path.length() > end && path.startsWith(stage, 1) && path.charAt(end) == '/';
        return inStage ? routes.find(path.substring(end)) : null;
    }

    private StoredKey key(Incoming request) {
        String value = request.header(HeaderNames.API_KEY);
        return value == null ? null : keys.find(value).orElse(null);
    }

    private static Answer preflight(Cors cors) {
        Map<String, List<String>> headers = new TreeMap<>();
        cors.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.put("Content-Type", List.of("application/json"));
        return new Answer(200, headers, "{}\n".getBytes(StandardCharsets.UTF_8));
    }
}
