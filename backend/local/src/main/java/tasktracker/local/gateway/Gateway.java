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
    private final Throttle throttle;
    private final ProxyEvent events;
    private final Functions functions;
    private final GatewayResponses responses;
    private final RequestModel model = new RequestModel();

    Gateway(StackTemplate template, KeyRing keys, FunctionMaker functions, LongSupplier nanoTime,
            Consumer<String> logLines) {
        this.stage = template.stage();
        this.routes = new Routes(template.routes());
        this.cors = template.cors();
        this.keys = keys;
        this.throttle = new Throttle(template.keyLimit(), template.stageLimit(), nanoTime);
        this.events = new ProxyEvent(stage, template.stageVariables());
        this.functions = new Functions(functions, logLines);
        this.responses = new GatewayResponses(template.responses());
    }

    /** Gives the body when it is asked for, or null when it is larger than {@link #MOST_BODY_BYTES}. */
    interface Body {
        byte[] read() throws IOException;
    }

    Answer answer(Incoming request, Body body) throws IOException {
        if (!isLocalHost(request.header("Host"))) {
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
        if (key != null && !throttle.admits(key.id())) {
            return refuse(GatewayError.THROTTLED, request);
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
        byte[] event = events.of(admitted);
        if (event.length > MOST_EVENT_BYTES) {
            return refuse(GatewayError.REQUEST_TOO_LARGE, request);
        }
        return switch (functions.call(route.function(), request.requestId(), event)) {
            case Functions.Outcome.Answered(Answer answer) -> answer;
            case Functions.Outcome.Broken() -> refuse(GatewayError.DEFAULT_5XX, request);
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

    /** A web page that had its own name point here would come with that name. */
    private static boolean isLocalHost(String host) {
        if (host == null) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        String name = colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
        return name.equals("127.0.0.1") || name.equalsIgnoreCase("localhost") || name.equals("[::1]");
    }
}
