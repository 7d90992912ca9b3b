package tasktracker.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tasktracker.local.key.UsagePlan;
import tasktracker.local.template.StackTemplate.Cors;
import tasktracker.local.template.StackTemplate.Function;
import tasktracker.local.template.StackTemplate.Limit;
import tasktracker.local.template.StackTemplate.Plan;
import tasktracker.local.template.StackTemplate.ResponseTemplate;
import tasktracker.local.template.StackTemplate.Route;

/** Reads what the local stack serves out of a SAM template; parameters have their defaults. */
public final class TemplateReader {
    private static final String API = "AWS::Serverless::Api";
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String PLAN = "AWS::ApiGateway::UsagePlan";
    /** The types of resources that are read; the others are not looked at. */
    static final Set<String> SERVED = Set.of(API, FUNCTION, PLAN);

    private final Resolver resolver;
    private final Node.Fields globals;
    private final Map<String, Node> resources = new LinkedHashMap<>();

    TemplateReader(String yaml) {
        Node.Fields template = YamlReader.read(TemplateText.reduce(yaml, SERVED));
        this.resolver = new Resolver(template);
        this.globals = template.get("Globals") instanceof Node.Fields fields ? fields : Node.Fields.NONE;
        resolver.fields(template.get("Resources")).forEach((name, resource) -> {
            String condition = resolver.text(resolver.fields(resource).get("Condition"));
            if (condition == null || resolver.holds(condition)) {
                resources.put(name, resource);
            }
        });
    }

    /**
     * Reads a template file.
     *
     * @throws TemplateException when it is not readable, no YAML, or uses what the local stack does not know
     */
    public static StackTemplate read(Path file) {
        return new TemplateReader(text(file)).read();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new TemplateException("there is no template " + file, e);
        } catch (IOException e) {
            throw new TemplateException("cannot read the template " + file + ": " + e.getMessage(), e);
        }
    }

    StackTemplate read() {
        Map<String, Node> api = null;
        Optional<Plan> plan = Optional.empty();
        for (Node resource : resources.values()) {
            if (isOfType(resource, API)) {
                if (api != null) {
                    throw new TemplateException("the template has more than one " + API);
                }
                api = properties(resource);
            } else if (isOfType(resource, PLAN)) {
                plan = Optional.of(plan(properties(resource)));
            }
        }
        if (api == null) {
            throw new TemplateException("the template has no " + API);
        }
        return new StackTemplate(required(api, "StageName"), resolver.texts(api.get("Variables")), routes(api),
                cors(api),
                stageLimit(api), plan, responses(api));
    }

    private Plan plan(Map<String, Node> properties) {
        Map<String, Node> throttle = resolver.fields(properties.get("Throttle"));
        Map<String, Node> quota = resolver.fields(properties.get("Quota"));
        String name = resolver.text(properties.get("UsagePlanName"));
        return new Plan(name == null ? UsagePlan.ID : name,
                limit(throttle.get("RateLimit"), throttle.get("BurstLimit")),
                quota.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new UsagePlan.Quota(Long.parseLong(required(quota, "Limit")),
                                UsagePlan.Period.of(required(quota, "Period")))));
    }

    private List<Route> routes(Map<String, Node> api) {
        boolean keyRequired = resolver.isTrue(resolver.fields(api.get("Auth")).get("ApiKeyRequired"));
        Map<String, Node> models = resolver.fields(api.get("Models"));
        List<Route> routes = new ArrayList<>();
        resources.forEach((name, resource) -> {
            if (isOfType(resource, FUNCTION)) {
                Function function = function(name, properties(resource));
                for (Node event : resolver.fields(properties(resource).get("Events")).values()) {
                    if (isOfType(event, "Api")) {
                        routes.add(route(properties(event), keyRequired, models, function));
                    }
                }
            }
        });
        return routes;
    }

    private Function function(String name, Map<String, Node> properties) {
        String handler = required(properties, "Handler");
        int method = handler.indexOf("::");
        Map<String, Node> common = resolver.fields(globals.get("Function"));
        // Lambda's own defaults are 3 seconds and 128 MB.
        return new Function(name, method < 0 ? handler : handler.substring(0, method),
                number(properties.getOrDefault("Timeout", common.get("Timeout")), 3),
                number(properties.getOrDefault("MemorySize", common.get("MemorySize")), 128));
    }

    private Route route(Map<String, Node> event, boolean keyRequired, Map<String, Node> models, Function function) {
        String path = required(event, "Path");
        if (path.contains("+}")) {
            throw new TemplateException(path + ": the local stack knows no greedy path parameters");
        }
        Map<String, Node> model = resolver.fields(event.get("RequestModel"));
        boolean validated = resolver.isTrue(model.get("ValidateBody"));
        if (validated) {
            checkModel(required(model, "Model"), models);
        }
        String own = resolver.text(resolver.fields(event.get("Auth")).get("ApiKeyRequired"));
        return new Route(required(event, "Method").toUpperCase(Locale.ROOT), path,
                own == null ? keyRequired : own.equals("true"), validated, function);
    }

    private void checkModel(String name, Map<String, Node> models) {
        Map<String, String> schema = resolver.texts(models.get(name));
        if (!schema.equals(Map.of("type", "object"))) {
            throw new TemplateException("the model " + name + " is " + schema
                    + "; the local stack knows {type=object} only");
        }
    }

    private Optional<Cors> cors(Map<String, Node> api) {
        Map<String, String> cors = resolver.texts(api.get("Cors"));
        if (cors.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        putUnquoted(headers, "Access-Control-Allow-Origin", cors.get("AllowOrigin"));
        putUnquoted(headers, "Access-Control-Allow-Methods", cors.get("AllowMethods"));
        putUnquoted(headers, "Access-Control-Allow-Headers", cors.get("AllowHeaders"));
        putUnquoted(headers, "Access-Control-Max-Age", cors.get("MaxAge"));
        return Optional.of(new Cors(headers));
    }

    private static void putUnquoted(Map<String, String> headers, String name, String quoted) {
        if (quoted != null) {
            headers.put(name, quoted.startsWith("'") ? quoted.substring(1, quoted.length() - 1) : quoted);
        }
    }

    private Optional<Limit> stageLimit(Map<String, Node> api) {
        for (Node setting : resolver.items(api.get("MethodSettings"))) {
            Map<String, Node> fields = resolver.fields(setting);
            if ("/*".equals(resolver.text(fields.get("ResourcePath")))) {
                return limit(fields.get("ThrottlingRateLimit"), fields.get("ThrottlingBurstLimit"));
            }
        }
        return Optional.empty();
    }

    private Optional<Limit> limit(Node rate, Node burst) {
        return rate == null || burst == null
                ? Optional.empty()
                : Optional.of(new Limit(Double.parseDouble(resolver.text(rate)),
                        Double.parseDouble(resolver.text(burst))));
    }

    private Map<String, ResponseTemplate> responses(Map<String, Node> api) {
        Map<String, ResponseTemplate> responses = new LinkedHashMap<>();
        resolver.fields(api.get("GatewayResponses")).forEach((type, node) -> {
            Map<String, Node> fields = resolver.fields(node);
            String status = resolver.text(fields.get("StatusCode"));
            responses.put(type, new ResponseTemplate(Optional.ofNullable(status).map(Integer::valueOf),
                    resolver.texts(resolver.fields(fields.get("ResponseParameters")).get("Headers")),
                    Optional.ofNullable(resolver.texts(fields.get("ResponseTemplates")).get("application/json"))));
        });
        return responses;
    }

    private boolean isOfType(Node resource, String type) {
        return type.equals(resolver.text(resolver.fields(resource).get("Type")));
    }

    private Map<String, Node> properties(Node resource) {
        return resolver.fields(resolver.fields(resource).get("Properties"));
    }

    private String required(Map<String, Node> fields, String name) {
        String text = resolver.text(fields.get(name));
        if (text == null) {
            throw new TemplateException(name + " is missing in " + fields.keySet());
        }
        return text;
    }

    private int number(Node node, int otherwise) {
        String text = resolver.text(node);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
