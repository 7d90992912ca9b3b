package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.map;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How the functions run. */
final class FunctionTest {
    private static final String PACKAGE = "tasktracker.functions.lambda.";
    /** Bulk work is given more memory because that is how Lambda gives more processor: 1769 MB are one whole. */
    private static final Map<String, Integer> MEMORY = Map.of("BulkCreateTasks", 1769, "BulkUpdateStatus", 1769,
            "BulkDeleteTasks", 1769, "BulkMoveTasks", 1769, "ExportTasks", 1769, "ExpireKeys", 512);
    /** The one that no request calls. */
    private static final String SCHEDULED = "ExpireKeys";
    /** Those that create tasks or complete them, and count it. */
    private static final Set<String> COUNTING = Set.of("CreateTask", "UpdateTask", "BulkCreateTasks",
            "BulkUpdateStatus");

    private final StackFile stack = StackFile.transformed();
    private final Set<String> functions = stack.ofType("AWS::Lambda::Function").keySet();

    @Test
    void eachRunsTheHandlerOfItsName() {
        for (String function : functions) {
            assertEquals(PACKAGE + function + "::handleRequest", stack.properties(function).get("Handler"));
        }
    }

    @Test
    void eachHandlerIsAClassThatLambdaCanMake() throws ReflectiveOperationException {
        assumeTrue(getClass().getResource("/tasktracker/functions/lambda/") != null, "no handlers yet");
        for (String function : functions) {
            Class<?> handler = Class.forName(PACKAGE + function);
            assertTrue(handler.getConstructor().canAccess(null), function);
            assertTrue(Arrays.stream(handler.getMethods()).anyMatch(method -> method.getName().equals("handleRequest")),
                    function);
        }
    }

    @Test
    void allShareOneJarAndOneWayToRun() {
        assertEquals("backend/functions/target/functions.jar",
                at(StackFile.source().root(), "Globals", "Function", "CodeUri"));
        for (String function : functions) {
            Map<String, Object> properties = stack.properties(function);
            assertEquals("java25", properties.get("Runtime"), function);
            assertEquals(List.of("arm64"), properties.get("Architectures"), function);
            assertEquals(function.equals(SCHEDULED) ? 180 : 28, properties.get("Timeout"), function);
            assertEquals(MEMORY.getOrDefault(function, 1024), properties.get("MemorySize"), function);
            assertEquals(Map.of("Mode", "Active"), properties.get("TracingConfig"), function);
            assertEquals(Map.of("Fn::GetAtt", List.of(function + "Role", "Arn")), properties.get("Role"), function);
            // A name of our choice would be in the way of a replacement.
            assertFalse(properties.containsKey("FunctionName"), function);
        }
    }

    /** What its role may reach, it must be able to name; and what it may not, it need not know of. */
    @Test
    void eachHasTheEnvironmentThatItReadsAndNoMore() {
        Map<String, String> variables = Map.of("TASKS_TABLE", "TasksTable", "CATEGORIES_TABLE", "CategoriesTable",
                "LEDGER_TABLE", "LedgerTable", "CURSOR_SECRET_ARN", "CursorSecret");
        for (String function : functions) {
            String policies = stack.properties(function + "Role").get("Policies").toString();
            Map<String, Object> expected = new HashMap<>(Map.of("SERVICE_NAME", Map.of("Ref", "AWS::StackName")));
            variables.forEach((variable, resource) -> {
                if (policies.contains(resource)) {
                    expected.put(variable, Map.of("Ref", resource));
                }
            });
            if (COUNTING.contains(function)) {
                expected.put("METRICS_NAMESPACE", "tasktracker");
            }
            assertEquals(expected, at(stack.properties(function), "Environment", "Variables"), function);
        }
    }

    @Test
    void keysExpireEveryQuarterOfAnHourAndAFailedRunIsTriedAgainAndKept() {
        Map<String, Object> schedule = stack.properties("ExpireKeysSchedule");
        assertEquals("rate(15 minutes)", schedule.get("ScheduleExpression"));
        assertEquals(Map.of("Mode", "OFF"), schedule.get("FlexibleTimeWindow"));
        assertEquals(Map.of("Ref", "ExpireKeysAliaslive"), at(schedule, "Target", "Arn"));
        assertEquals(Map.of("MaximumRetryAttempts", 3, "MaximumEventAgeInSeconds", 900),
                at(schedule, "Target", "RetryPolicy"));
        Object kept = Map.of("Fn::GetAtt", List.of("FailedKeyExpiry", "Arn"));
        assertEquals(kept, at(stack.properties(SCHEDULED), "DeadLetterConfig", "TargetArn"));
        assertEquals(kept, at(schedule, "Target", "DeadLetterConfig", "Arn"));
    }

    /** With these two a function takes its user from the environment: for `sam local` only, never in a stack. */
    @Test
    void nothingMakesAFunctionBelieveThatItRunsLocally() throws IOException {
        for (String file : List.of("template.yaml", "samconfig.toml")) {
            String text = Files.readString(StackFile.repository().resolve(file));
            assertFalse(text.contains("AWS_SAM_LOCAL"), file);
            assertFalse(text.contains("TASKTRACKER_LOCAL_USER"), file);
        }
    }

    @Test
    void eachLogsToAGroupOfItsOwnThatForgets() {
        for (String function : functions) {
            assertEquals(Map.of("LogFormat", "JSON", "ApplicationLogLevel", "TRACE", "SystemLogLevel", "INFO",
                    "LogGroup", Map.of("Ref", function + "Logs")), stack.properties(function).get("LoggingConfig"));
        }
        stack.ofType("AWS::Logs::LogGroup").forEach((id, group) -> {
            assertEquals(Map.of("Ref", "LogRetentionDays"), at(group, "Properties", "RetentionInDays"), id);
            assertFalse(group.containsKey("DeletionPolicy"), id);
        });
    }

    @Test
    void theApiCallsAPublishedVersionThroughAnAlias() {
        for (String function : functions) {
            Map<String, Object> alias = stack.properties(function + "Aliaslive");
            assertEquals("live", alias.get("Name"));
            assertEquals(Map.of("Ref", function), alias.get("FunctionName"));
            String version = (String) at(alias, "FunctionVersion", "Fn::GetAtt", 0);
            assertEquals("AWS::Lambda::Version", at(stack.resources(), version, "Type"));
            assertEquals(Map.of("Ref", function), stack.properties(version).get("FunctionName"));
        }
        Set<String> permitted = new TreeSet<>();
        stack.ofType("AWS::Lambda::Permission").values()
                .forEach(permission -> permitted.add((String) at(permission, "Properties", "FunctionName", "Ref")));
        permitted.add(SCHEDULED + "Aliaslive");
        assertEquals(stack.ofType("AWS::Lambda::Alias").keySet(), permitted);
    }

    /**
     * SAM names a version after the function's properties as they are written, so a parameter that changes would leave
     * the alias on a version without it. The description changes with the parameter, and CloudFormation replaces a
     * version whose description changes.
     */
    @Test
    void aChangedParameterPublishesAVersion() {
        assertEquals(true, at(StackFile.source().root(), "Globals", "Function", "AutoPublishAliasAllProperties"));
        stack.ofType("AWS::Lambda::Version").forEach((id, version) -> assertEquals(
                Map.of("Fn::Sub", "SnapStart: ${SnapStart}"), at(version, "Properties", "Description"), id));
        for (String function : functions) {
            Map<String, Object> properties = stack.properties(function);
            Set<String> parameters = new TreeSet<>(map(stack.root().get("Parameters")).keySet());
            parameters.removeIf(parameter -> !properties.toString().contains("Ref=" + parameter + "}"));
            assertEquals(Set.of("SnapStart"), parameters, function);
        }
    }

    /** AWS refuses both together with SnapStart, and no linter says so. */
    @Test
    void nothingRulesOutSnapStart() {
        for (String function : functions) {
            assertEquals(Map.of("ApplyOn", Map.of("Ref", "SnapStart")), stack.properties(function).get("SnapStart"));
            assertFalse(stack.properties(function).containsKey("EphemeralStorage"), function);
            assertFalse(map(at(stack.resources(), function + "Aliaslive", "Properties"))
                    .containsKey("ProvisionedConcurrencyConfig"), function);
        }
    }

    @Test
    void eachAliasIsCalledOnceAWeekWhileThereAreSnapshots() {
        // The schedule calls its function often enough.
        Set<String> requested = new TreeSet<>(functions);
        requested.remove(SCHEDULED);
        for (String function : requested) {
            assertEquals("UsesSnapStart", at(stack.resources(), function + "WarmUp", "Condition"));
            Map<String, Object> schedule = stack.properties(function + "WarmUp");
            assertEquals("rate(7 days)", schedule.get("ScheduleExpression"));
            assertEquals(Map.of("Ref", function + "Aliaslive"), at(schedule, "Target", "Arn"));
            Object event = StackFile.parse((String) at(schedule, "Target", "Input"));
            assertEquals(Map.of(), at(event, "requestContext", "identity"), "a warm-up has no key");
        }
        assertEquals(functions.size(), stack.ofType("AWS::Scheduler::Schedule").size());
    }
}
