package tasktracker.cli.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tasktracker.contract.Json;

/** The policies of the README allow what the tool does, and what CloudFormation does for it, and little else. */
final class PolicyTest {
    private static final Path SOURCES = Path.of("src/main/java/tasktracker/cli/aws");
    private static final Path GOLDEN = Path.of("../backend/local/src/test/resources/template-transformed.json");
    /** As the tool names an action to whoever is denied it. */
    private static final Pattern ACTION = Pattern.compile("\"([a-z0-9]+:[A-Z][A-Za-z]+)\"");
    /** IAM's limit for a managed policy, white space not counted. */
    private static final int LONGEST = 6_144;

    /** What making, changing and deleting a type of resource takes: its handler's permissions in the registry. */
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            Map.entry("AWS::ApiGateway::Account", List.of("apigateway:GET", "apigateway:PATCH", "iam:PassRole")),
            Map.entry("AWS::ApiGateway::Deployment", List.of("apigateway:POST", "apigateway:DELETE")),
            Map.entry("AWS::ApiGateway::RestApi", List.of("apigateway:POST", "apigateway:PUT", "apigateway:PATCH")),
            Map.entry("AWS::ApiGateway::Stage", List.of("apigateway:POST", "apigateway:PATCH",
                    "logs:CreateLogDelivery", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies")),
            Map.entry("AWS::ApiGateway::UsagePlan", List.of("apigateway:POST", "apigateway:PATCH")),
            Map.entry("AWS::CloudWatch::Alarm", List.of("cloudwatch:PutMetricAlarm", "cloudwatch:DescribeAlarms",
                    "cloudwatch:DeleteAlarms")),
            Map.entry("AWS::CloudWatch::Dashboard", List.of("cloudwatch:PutDashboard", "cloudwatch:GetDashboard",
                    "cloudwatch:DeleteDashboards")),
            Map.entry("AWS::DynamoDB::Table", List.of("dynamodb:CreateTable", "dynamodb:DescribeTable",
                    "dynamodb:UpdateTable", "dynamodb:DeleteTable", "dynamodb:UpdateContinuousBackups",
                    "dynamodb:DescribeContinuousBackups", "dynamodb:UpdateTimeToLive", "dynamodb:DescribeTimeToLive",
                    "dynamodb:TagResource")),
            Map.entry("AWS::IAM::Role", List.of("iam:CreateRole", "iam:DeleteRole", "iam:GetRole", "iam:PutRolePolicy",
                    "iam:DeleteRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy",
                    "iam:UpdateAssumeRolePolicy")),
            Map.entry("AWS::Lambda::Alias", List.of("lambda:CreateAlias", "lambda:UpdateAlias", "lambda:DeleteAlias",
                    "lambda:GetAlias")),
            Map.entry("AWS::Lambda::Function", List.of("lambda:CreateFunction", "lambda:DeleteFunction",
                    "lambda:GetFunction", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration",
                    "iam:PassRole", "s3:GetObject")),
            Map.entry("AWS::Lambda::Permission", List.of("lambda:AddPermission", "lambda:RemovePermission",
                    "lambda:GetPolicy")),
            Map.entry("AWS::Lambda::Version", List.of("lambda:PublishVersion", "lambda:ListVersionsByFunction",
                    "lambda:GetFunctionConfiguration")),
            Map.entry("AWS::Logs::LogGroup", List.of("logs:CreateLogGroup", "logs:DeleteLogGroup",
                    "logs:DescribeLogGroups", "logs:PutRetentionPolicy", "logs:DeleteRetentionPolicy")),
            Map.entry("AWS::SNS::Topic", List.of("sns:CreateTopic", "sns:DeleteTopic", "sns:Subscribe",
                    "sns:GetTopicAttributes")),
            Map.entry("AWS::SQS::Queue", List.of("sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes",
                    "sqs:SetQueueAttributes")),
            Map.entry("AWS::Scheduler::Schedule", List.of("scheduler:CreateSchedule", "scheduler:GetSchedule",
                    "scheduler:UpdateSchedule", "scheduler:DeleteSchedule", "iam:PassRole")),
            Map.entry("AWS::SecretsManager::Secret", List.of("secretsmanager:CreateSecret",
                    "secretsmanager:DeleteSecret", "secretsmanager:DescribeSecret", "secretsmanager:GetRandomPassword",
                    "secretsmanager:TagResource")),
            Map.entry("AWS::WAFv2::LoggingConfiguration", List.of("wafv2:PutLoggingConfiguration",
                    "wafv2:GetLoggingConfiguration", "wafv2:DeleteLoggingConfiguration",
                    "iam:CreateServiceLinkedRole")),
            Map.entry("AWS::WAFv2::WebACL", List.of("wafv2:CreateWebACL", "wafv2:DeleteWebACL", "wafv2:GetWebACL",
                    "wafv2:UpdateWebACL")),
            Map.entry("AWS::WAFv2::WebACLAssociation", List.of("wafv2:AssociateWebACL", "wafv2:DisassociateWebACL",
                    "wafv2:GetWebACLForResource", "apigateway:SetWebACL")));

    @Test
    void whoDeploysMayMakeEveryCallOfTheTool() throws IOException {
        Set<String> called = actions(SOURCES);
        assertTrue(called.contains("cloudformation:ExecuteChangeSet") && called.contains("apigateway:PATCH"),
                called.toString());
        assertEquals(Set.of(), missing(called, allowed(policy("deployer"))));
    }

    @Test
    void whoDeploysMayMakeEveryResourceOfTheTemplate() throws IOException {
        Map<String, Object> template = map(tree(Files.readString(GOLDEN)));
        Set<String> needed = new TreeSet<>();
        map(template.get("Resources")).values().forEach(resource -> {
            String type = (String) map(resource).get("Type");
            assertTrue(TYPES.containsKey(type), "what making an " + type + " takes is not written down here");
            needed.addAll(TYPES.get(type));
        });
        assertEquals(Set.of(), missing(needed, allowed(policy("deployer"))));
    }

    @Test
    void whoManagesKeysMayMakeThoseCallsAndNoOthers() throws IOException {
        Set<String> allowed = allowed(policy("key-manager"));
        assertEquals(Set.of(), missing(actions(SOURCES.resolve("key")), allowed));
        assertEquals(Set.of("apigateway:DELETE", "apigateway:GET", "apigateway:PATCH", "apigateway:POST",
                "apigateway:PUT"), allowed);
        for (Object statement : list(policy("key-manager").get("Statement"))) {
            for (Object resource : oneOrMore(map(statement).get("Resource"))) {
                assertTrue(((String) resource).contains("/apikeys") || ((String) resource).contains("/usageplans")
                        || ((String) resource).contains("/tags/"), resource.toString());
            }
        }
    }

    @Test
    void nobodyMayReadTheCursorKeyOrTheTasks() throws IOException {
        for (String name : List.of("deployer", "key-manager")) {
            Set<String> allowed = allowed(policy(name));
            for (String action : List.of("secretsmanager:GetSecretValue", "dynamodb:GetItem", "dynamodb:Query",
                    "dynamodb:Scan", "iam:CreateUser", "lambda:InvokeFunction")) {
                assertEquals(Set.of(action), missing(Set.of(action), allowed), name);
            }
        }
    }

    @Test
    void aPolicyFitsAndTheReadmeNamesIt() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        for (String name : List.of("deployer", "key-manager")) {
            assertTrue(Files.readString(file(name)).replaceAll("\\s", "").length() <= LONGEST, name);
            assertTrue(readme.contains("(cli/iam/" + name + ".json)"), name);
        }
    }

    private static Set<String> missing(Set<String> needed, Set<String> allowed) {
        Set<String> missing = new TreeSet<>();
        for (String action : needed) {
            boolean covered = allowed.stream().anyMatch(pattern -> pattern.equals(action)
                    || (pattern.contains("*") && action.matches(pattern.replace("*", "[A-Za-z]*"))));
            if (!covered) {
                missing.add(action);
            }
        }
        return missing;
    }

    private static Set<String> actions(Path folder) throws IOException {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = ACTION.matcher(Files.readString(file));
                while (matcher.find()) {
                    actions.add(matcher.group(1));
                }
            }
        }
        return actions;
    }

    private static Set<String> allowed(Map<String, Object> policy) {
        Set<String> allowed = new TreeSet<>();
        for (Object statement : list(policy.get("Statement"))) {
            assertEquals("Allow", map(statement).get("Effect"));
            oneOrMore(map(statement).get("Action")).forEach(action -> allowed.add((String) action));
        }
        return allowed;
    }

    private static Path file(String name) {
        return Path.of("iam", name + ".json");
    }

    private static Map<String, Object> policy(String name) throws IOException {
        return map(tree(Files.readString(file(name))));
    }

    private static Object tree(String json) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(json.getBytes(UTF_8))) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        return parser.getText();
    }

    @SuppressWarnings("unchecked") // keys of JSON are text
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static List<?> oneOrMore(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }
}
