package tasktracker.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.local.key.UsagePlan;

/**
 * What the local stack serves, as the template says it.
 *
 * @param stage the stage's name, the first part of every path
 * @param stageVariables handed to every function
 * @param stageLimit of each method, for all keys together
 * @param plan the usage plan of the keys
 * @param responses what the gateway answers by itself, by response type
 */
public record StackTemplate(String stage, Map<String, String> stageVariables, List<Route> routes, Optional<Cors> cors,
        Optional<Limit> stageLimit, Optional<Plan> plan, Map<String, ResponseTemplate> responses) {
    public StackTemplate {
        stageVariables = Map.copyOf(stageVariables);
        routes = List.copyOf(routes);
        responses = Map.copyOf(responses);
    }

    /**
     * A method of a resource.
     *
     * @param resource such as {@code /tasks/{id}}
     * @param bodyIsObject whether a JSON body must be an object
     */
    public record Route(String method, String resource, boolean keyRequired, boolean bodyIsObject, Function function) {}

    /** A Lambda function: its logical id, its handler class, its time. */
    public record Function(String name, String handlerClass, int timeoutSeconds, int memoryMegabytes) {}

    /** A token bucket: tokens per second, and how many there are at most. */
    public record Limit(double rate, double burst) {}

    /** A usage plan: what each key may do. */
    public record Plan(String name, Optional<Limit> limit, Optional<UsagePlan.Quota> quota) {}

    /** The limit of each key. */
    public Optional<Limit> keyLimit() {
        return plan.flatMap(Plan::limit);
    }

    /** The plan as the control plane shows it; a template without one has one without limits. */
    public UsagePlan usagePlan() {
        return new UsagePlan(plan.map(Plan::name).orElse(UsagePlan.ID), stage, keyLimit().map(Limit::rate),
                keyLimit().map(Limit::burst), plan.flatMap(Plan::quota));
    }

    /** The headers of a preflight's answer. */
    public record Cors(Map<String, String> headers) {
        public Cors {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * A gateway response.
     *
     * @param status empty for the gateway's own
     * @param headers name to mapping: {@code 'text'}, {@code context.x}, {@code method.request.header.x}
     * @param body the template for {@code application/json}
     */
    public record ResponseTemplate(Optional<Integer> status, Map<String, String> headers, Optional<String> body) {
        public ResponseTemplate {
            headers = Map.copyOf(headers);
        }
    }
}
