package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.list;
import static tasktracker.local.template.StackFile.map;
import static tasktracker.local.template.StackFile.oneOrMore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tasktracker.contract.KeyName;

/** Each function may do what it does, and nothing else: data.md's operations, written out. */
final class PermissionTest {
    /** Services that know no resource for these actions. */
    private static final Set<String> RESOURCELESS = Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    /** Keys are made after the stack, so it is their tag that says whose they are. */
    private static final String BY_TAG = "apigateway:PATCH";

    private final StackFile stack = StackFile.transformed();

    @Test
    void eachFunctionReachesExactlyWhatItNeeds() {
        String expected = """
                BulkCreateTasks dynamodb:GetItem CategoriesTable
                BulkCreateTasks dynamodb:GetItem LedgerTable
                BulkCreateTasks dynamodb:GetItem TasksTable
                BulkCreateTasks dynamodb:PutItem LedgerTable
                BulkCreateTasks dynamodb:PutItem TasksTable
                BulkDeleteTasks dynamodb:DeleteItem LedgerTable
                BulkDeleteTasks dynamodb:DeleteItem TasksTable
                BulkMoveTasks dynamodb:ConditionCheckItem TasksTable
                BulkMoveTasks dynamodb:GetItem CategoriesTable
                BulkMoveTasks dynamodb:UpdateItem TasksTable
                BulkUpdateStatus dynamodb:ConditionCheckItem TasksTable
                BulkUpdateStatus dynamodb:UpdateItem TasksTable
                CreateCategory dynamodb:GetItem CategoriesTable
                CreateCategory dynamodb:GetItem LedgerTable
                CreateCategory dynamodb:PutItem CategoriesTable
                CreateCategory dynamodb:PutItem LedgerTable
                CreateCategory dynamodb:Query CategoriesTable
                CreateTask dynamodb:GetItem CategoriesTable
                CreateTask dynamodb:GetItem LedgerTable
                CreateTask dynamodb:PutItem LedgerTable
                CreateTask dynamodb:PutItem TasksTable
                DeleteCategory dynamodb:DeleteItem CategoriesTable
                DeleteCategory dynamodb:DeleteItem LedgerTable
                DeleteCategory dynamodb:GetItem CategoriesTable
                DeleteCategory dynamodb:GetItem LedgerTable
                DeleteCategory dynamodb:PutItem LedgerTable
                DeleteCategory dynamodb:Query TasksTable/index/CategoryIndex
                DeleteCategory dynamodb:UpdateItem CategoriesTable
                DeleteCategory dynamodb:UpdateItem TasksTable
                DeleteTask dynamodb:DeleteItem LedgerTable
                DeleteTask dynamodb:DeleteItem TasksTable
                DeleteTask dynamodb:GetItem TasksTable
                ExpireKeys apigateway:GET arn:AWS::Partition}:apigateway:AWS::Region}::/apikeys
                ExpireKeys apigateway:PATCH arn:AWS::Partition}:apigateway:AWS::Region}::/apikeys/*
                ExpireKeys sqs:SendMessage FailedKeyExpiry
                ExportTasks dynamodb:BatchGetItem TasksTable
                ExportTasks dynamodb:Query CategoriesTable
                ExportTasks dynamodb:Query TasksTable
                ExportTasks dynamodb:Query TasksTable/index/CategoryIndex
                ExportTasks dynamodb:Query TasksTable/index/CreatedIndex
                ExportTasks dynamodb:Query TasksTable/index/PriorityIndex
                ExportTasks dynamodb:Query TasksTable/index/SearchIndex
                ExportTasks dynamodb:Query TasksTable/index/StatusIndex
                ExportTasks secretsmanager:GetSecretValue CursorSecret
                GetTask dynamodb:GetItem CategoriesTable
                GetTask dynamodb:GetItem TasksTable
                ListCategories dynamodb:Query CategoriesTable
                ListTasks dynamodb:BatchGetItem TasksTable
                ListTasks dynamodb:Query CategoriesTable
                ListTasks dynamodb:Query TasksTable
                ListTasks dynamodb:Query TasksTable/index/CategoryIndex
                ListTasks dynamodb:Query TasksTable/index/CreatedIndex
                ListTasks dynamodb:Query TasksTable/index/PriorityIndex
                ListTasks dynamodb:Query TasksTable/index/SearchIndex
                ListTasks dynamodb:Query TasksTable/index/StatusIndex
                ListTasks secretsmanager:GetSecretValue CursorSecret
                UpdateCategory dynamodb:DeleteItem LedgerTable
                UpdateCategory dynamodb:GetItem CategoriesTable
                UpdateCategory dynamodb:PutItem LedgerTable
                UpdateCategory dynamodb:UpdateItem CategoriesTable
                UpdateTask dynamodb:GetItem CategoriesTable
                UpdateTask dynamodb:GetItem TasksTable
                UpdateTask dynamodb:UpdateItem TasksTable
                """;
        Set<String> actual = new TreeSet<>();
        stack.ofType("AWS::Lambda::Function").keySet().forEach(function -> grants(function + "Role").forEach(grant -> {
            if (!grant.action.startsWith("logs:") && !grant.action.startsWith("xray:")) {
                actual.add(function + " " + grant.action + " " + grant.resource);
            }
        }));
        assertEquals(expected, String.join("\n", actual) + "\n");
    }

    @Test
    void eachFunctionWritesToItsOwnLogGroupAndSendsTraces() {
        for (String function : stack.ofType("AWS::Lambda::Function").keySet()) {
            Set<String> actual = grants(function + "Role").stream()
                    .filter(grant -> grant.action.startsWith("logs:") || grant.action.startsWith("xray:"))
                    .map(grant -> grant.action + " " + grant.resource)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of("logs:CreateLogStream " + function + "Logs", "logs:PutLogEvents " + function + "Logs",
                    "xray:PutTelemetryRecords *", "xray:PutTraceSegments *"), actual, function);
        }
    }

    @Test
    void noRoleHasAWildcardOrMayScanOrComesWithAManagedPolicy() {
        stack.ofType("AWS::IAM::Role").forEach((id, role) -> {
            Set<String> loose = grants(id).stream()
                    .filter(grant -> grant.action.contains("*") || grant.action.endsWith(":Scan")
                            || (grant.resource.contains("*") && !RESOURCELESS.contains(grant.action)
                                    && !grant.action.equals(BY_TAG)))
                    .map(Grant::toString)
                    .collect(Collectors.toSet());
            assertEquals(Set.of(), loose, id);
            assertEquals(id.equals("GatewayLogRole"), map(role.get("Properties")).containsKey("ManagedPolicyArns"), id);
        });
    }

    @Test
    void eachRoleIsForOneService() {
        stack.ofType("AWS::IAM::Role").forEach((id, role) -> {
            Object statement = at(role, "Properties", "AssumeRolePolicyDocument", "Statement", 0);
            String service = switch (id) {
                case "GatewayLogRole" -> "apigateway.amazonaws.com";
                case "WarmUpRole", "ExpireKeysScheduleRole" -> "scheduler.amazonaws.com";
                default -> "lambda.amazonaws.com";
            };
            assertEquals(Map.of("Effect", "Allow", "Principal", Map.of("Service", service), "Action", "sts:AssumeRole"),
                    statement, id);
        });
    }

    @Test
    void theWarmUpMayInvokeEachAliasAndNothingElse() {
        Set<String> aliases = stack.ofType("AWS::Lambda::Alias").keySet();
        Set<String> invoked = grants("WarmUpRole").stream().map(Grant::resource).collect(Collectors.toSet());
        assertEquals(Set.of(new Grant("lambda:InvokeFunction", "ExpireKeysAliaslive"),
                new Grant("sqs:SendMessage", "FailedKeyExpiry")), Set.copyOf(grants("ExpireKeysScheduleRole")));
        invoked.add("ExpireKeysAliaslive");
        assertEquals(aliases, invoked);
        assertEquals(Set.of("lambda:InvokeFunction"),
                grants("WarmUpRole").stream().map(Grant::action).collect(Collectors.toSet()));
    }

    @Test
    void onlyKeysOfThisStackAreSwitchedOff() {
        List<Object> tagged = new ArrayList<>();
        stack.ofType("AWS::IAM::Role").keySet().forEach(role -> {
            for (Object policy : oneOrMore(stack.properties(role).getOrDefault("Policies", List.of()))) {
                for (Object statement : list(at(policy, "PolicyDocument", "Statement"))) {
                    if (at(statement, "Action").equals(BY_TAG)) {
                        tagged.add(at(statement, "Condition"));
                    }
                }
            }
        });
        assertEquals(List.of(Map.of("StringEquals", Map.of("aws:ResourceTag/" + KeyName.STACK_TAG,
                Map.of("Ref", "AWS::StackName")))), tagged);
    }

    private record Grant(String action, String resource) {}

    private List<Grant> grants(String role) {
        List<Grant> grants = new ArrayList<>();
        for (Object policy : oneOrMore(stack.properties(role).getOrDefault("Policies", List.of()))) {
            for (Object statement : list(at(policy, "PolicyDocument", "Statement"))) {
                assertEquals("Allow", at(statement, "Effect"));
                for (Object action : oneOrMore(at(statement, "Action"))) {
                    for (Object resource : oneOrMore(at(statement, "Resource"))) {
                        grants.add(new Grant((String) action, name(resource)));
                    }
                }
            }
        }
        return grants;
    }

    /** The logical id behind an ARN, with what follows it. */
    private static String name(Object resource) {
        if (resource instanceof String text) {
            return text;
        }
        Map<String, Object> reference = map(resource);
        if (reference.get("Fn::GetAtt") instanceof List<?> attribute) {
            assertEquals("Arn", attribute.get(1));
            return (String) attribute.get(0);
        }
        return reference.get("Fn::Sub") instanceof String text ? text.replace("${", "").replace(".Arn}", "")
                : (String) at(reference, "Ref");
    }
}
