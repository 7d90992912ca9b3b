package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tasktracker.functions.dynamo.DynamoTables;
import tasktracker.functions.dynamo.TableDefinition;
import tasktracker.local.template.StackTemplate.Cors;
import tasktracker.local.template.StackTemplate.Function;
import tasktracker.local.template.StackTemplate.Limit;
import tasktracker.local.template.StackTemplate.Plan;
import tasktracker.local.template.StackTemplate.ResponseTemplate;
import tasktracker.local.template.StackTemplate.Route;

final class TemplateReaderTest {
    private static final Path PRODUCT = Path.of("../../template.yaml");
    private static final String SMALL = """
            Parameters:
              Rate: {Type: Number, Default: 12.5}
              Kind: {Type: String, Default: dev}
              Seconds: {Type: Number, Default: 7}
            Conditions:
              IsDev: !Equals [!Ref Kind, dev]
              IsProd: !Not [!Condition IsDev]
            Globals:
              Function: {Timeout: !Ref Seconds, MemorySize: 256}
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties: {TableName: !Unknown x}
              Api:
                Type: AWS::Serverless::Api
                Properties:
                  StageName: !Sub "s-${Kind}-${!Kind}"
                  Auth: {ApiKeyRequired: true}
                  Cors: {AllowOrigin: "'*'", MaxAge: "'600'"}
                  Models: {object: {type: object}}
                  Variables: {level: !If [IsDev, debug, info], none: !Ref AWS::NoValue}
                  MethodSettings:
                    - {ResourcePath: /*, HttpMethod: "*", ThrottlingRateLimit: 50, ThrottlingBurstLimit: 60}
                  GatewayResponses:
                    THROTTLED:
                      StatusCode: 429
                      ResponseParameters: {Headers: {Retry-After: "'1'"}}
                      ResponseTemplates: {application/json: '{"a":1}'}
                    DEFAULT_4XX: {}
              Plan:
                Type: AWS::ApiGateway::UsagePlan
                Properties: {Throttle: {RateLimit: !Ref Rate, BurstLimit: 20}}
              # A comment between resources.
              Read:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: some.Reader::handleRequest
                  Events:
                    One: {Type: Api, Properties: {Path: "/things/{id}", Method: get}}
                    Free: {Type: Api, Properties: {Path: /free, Method: GET, Auth: {ApiKeyRequired: false}}}
                    Timer: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
              Write:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: some.Writer
                  Timeout: 3
                  Events:
                    Route:
                      Type: Api
                      Properties: {Path: /things, Method: POST, RequestModel: {Model: object, ValidateBody: true}}
              Elsewhere:
                Type: AWS::Serverless::Function
                Condition: IsProd
                Properties: {Handler: x, Events: {Route: {Type: Api, Properties: {Path: /prod, Method: GET}}}}
            Outputs:
              Url: {Value: !Unknown x}
            """;

    @Test
    void whatIsServedIsRead() {
        Function reader = new Function("Read", "some.Reader", 7, 256);
        Function writer = new Function("Write", "some.Writer", 3, 256);

        assertEquals(new StackTemplate("s-dev-${Kind}", Map.of("level", "debug"),
                List.of(new Route("GET", "/things/{id}", true, false, reader),
                        new Route("GET", "/free", false, false, reader),
                        new Route("POST", "/things", true, true, writer)),
                Optional.of(new Cors(Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Max-Age", "600"))),
                Optional.of(new Limit(50, 60)),
                Optional.of(new Plan("local", Optional.of(new Limit(12.5, 20)), Optional.empty())),
                Map.of("THROTTLED",
                        new ResponseTemplate(Optional.of(429), Map.of("Retry-After", "'1'"), Optional.of("{\"a\":1}")),
                        "DEFAULT_4XX", new ResponseTemplate(Optional.empty(), Map.of(), Optional.empty()))),
                new TemplateReader(SMALL).read());
    }

    @Test
    void theProductsTemplateIsRead() {
        StackTemplate template = TemplateReader.read(PRODUCT);

        TreeSet<String> routes = new TreeSet<>();
        template.routes().forEach(route -> routes.add(route.method() + " " + route.resource()));
        assertEquals(new TreeSet<>(List.of("GET /tasks", "POST /tasks", "GET /tasks/{id}", "PUT /tasks/{id}",
                "DELETE /tasks/{id}", "POST /tasks/bulk/create", "POST /tasks/bulk/status", "POST /tasks/bulk/delete",
                "POST /tasks/bulk/move", "GET /tasks/export", "GET /categories", "POST /categories",
                "PUT /categories/{id}", "DELETE /categories/{id}")), routes);
        for (Route route : template.routes()) {
            assertEquals(!route.method().equals("GET") && !route.method().equals("DELETE"), route.bodyIsObject(),
                    route.toString());
            assertEquals("tasktracker.functions.lambda." + route.function().name(), route.function().handlerClass());
            assertEquals(28, route.function().timeoutSeconds());
        }
        assertEquals("v1", template.stage());
        assertEquals(Map.of("logLevel", "INFO"), template.stageVariables());
        assertEquals(Optional.of(new Limit(1000, 2000)), template.keyLimit());
        assertEquals(Optional.of(new Limit(5000, 5000)), template.stageLimit());
        assertEquals(Optional.of(429), template.responses().get("THROTTLED").status());
    }

    @Test
    void theTablesOfTheProductsTemplateAreRead() {
        TableReader.Tables tables = TableReader.read(PRODUCT, "x-");

        assertEquals(new DynamoTables("x-TasksTable", "x-CategoriesTable", "x-LedgerTable"), tables.names());
        assertEquals(List.of("x-TasksTable", "x-CategoriesTable", "x-LedgerTable"),
                tables.definitions().stream().map(TableDefinition::name).toList());
        TableDefinition tasks = tables.definitions().getFirst();
        assertEquals("userId", tasks.partitionKey());
        assertEquals(Optional.of("taskId"), tasks.sortKey());
        assertEquals(List.of("StatusIndex", "CategoryIndex", "PriorityIndex", "CreatedIndex", "SearchIndex"),
                tasks.indexes().stream().map(TableDefinition.Index::name).toList());
        assertEquals(new TableDefinition.Index("SearchIndex", "statusKey", "taskId",
                List.of("t", "d", "p", "c", "dueDate", "more")), tasks.indexes().getLast());
        assertEquals(new TableDefinition("x-LedgerTable", "pk", Optional.empty(), List.of(), Optional.of("expiresAt")),
                tables.definitions().getLast());
    }

    @Test
    void linesThatAreLeftOutChangeNothing() {
        String text = TemplateReader.text(PRODUCT);
        String reduced = TemplateText.reduce(text, TemplateReader.SERVED);

        assertEquals(text.lines().count(), reduced.lines().count());
        assertFalse(reduced.contains("AWS::IAM::Role"));
        Map<String, Node> all = resources(text);
        all.values().removeIf(resource -> !(resource instanceof Node.Fields(Map<String, Node> fields)
                && fields.get("Type") instanceof Node.Text(String type) && TemplateReader.SERVED.contains(type)));
        assertEquals(all, resources(reduced));
    }

    private static Map<String, Node> resources(String yaml) {
        return new LinkedHashMap<>(((Node.Fields) YamlReader.read(yaml).get("Resources")).map());
    }

    @Test
    void whatTheLocalStackDoesNotKnowIsNamed() {
        fails("the template has no AWS::Serverless::Api", "Resources: {}");
        fails("the template uses Split, which the local stack does not know; it knows Ref, If, Sub, GetAtt and the"
                + " conditions", SMALL.replace("!Sub \"s-${Kind}-${!Kind}\"", "!Split [x, y]"));
        fails("the parameter Kind has no default", SMALL.replace(", Default: dev", ""));
        fails("the template has no condition IsDev", SMALL.replace("IsDev: !Equals", "Is: !Equals"));
        fails("the model object is {type=array}; the local stack knows {type=object} only",
                SMALL.replace("{type: object}", "{type: array}"));
        fails("/things/{id+}: the local stack knows no greedy path parameters", SMALL.replace("{id}", "{id+}"));
        fails("StageName is missing in [Name]",
                "Resources: {Api: {Type: 'AWS::Serverless::Api', Properties: {Name: x}}}");
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        fails("line 3: a is given twice", "Resources:\n  a: 1\n  a: 2\n");
        fails("line 2: aliases are not allowed in templates", "Resources: &x 1\nGlobals: *x\n");
        String message = assertThrows(TemplateException.class, () -> new TemplateReader("Resources:\n\t- x"))
                .getMessage();
        assertEquals(true, message.startsWith("the template is no YAML: "), message);
        assertEquals(true, message.contains("line 2"), message);
        fails("the template is no map of sections", "- a");
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals("there is no template no/such.yaml",
                assertThrows(TemplateException.class, () -> TemplateReader.read(Path.of("no/such.yaml"))).getMessage());
    }

    private static void fails(String message, String yaml) {
        assertEquals(message,
                assertThrows(TemplateException.class, () -> new TemplateReader(yaml).read()).getMessage());
    }
}
