package tasktracker.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tasktracker.local.template.StackFile.at;
import static tasktracker.local.template.StackFile.list;
import static tasktracker.local.template.StackFile.map;
import static tasktracker.local.template.StackFile.oneOrMore;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tasktracker.functions.observe.Metrics;

/** An alarm on a metric that does not exist never rings, so what may be watched is written down here. */
final class AlarmTest {
    /**
     * Namespace, metric and dimensions as the services publish them, from the CloudWatch metrics pages of API Gateway
     * (REST APIs), Lambda and DynamoDB.
     */
    private static final Set<String> EXISTING = Set.of("AWS/ApiGateway Count [ApiName, Stage]",
            "AWS/ApiGateway 4XXError [ApiName, Stage]", "AWS/ApiGateway 5XXError [ApiName, Stage]",
            "AWS/ApiGateway Latency [ApiName, Stage]", "AWS/Lambda Errors [FunctionName]",
            "AWS/Lambda Invocations [FunctionName]",
            "AWS/SQS ApproximateNumberOfMessagesVisible [QueueName]",
            "AWS/Lambda Throttles [FunctionName]", "AWS/Lambda Duration [FunctionName]",
            "AWS/DynamoDB ReadThrottleEvents [TableName]", "AWS/DynamoDB WriteThrottleEvents [TableName]",
            "AWS/DynamoDB ReadThrottleEvents [GlobalSecondaryIndexName, TableName]",
            "AWS/DynamoDB WriteThrottleEvents [GlobalSecondaryIndexName, TableName]",
            "AWS/DynamoDB ConsumedReadCapacityUnits [TableName]",
            "AWS/DynamoDB ConsumedWriteCapacityUnits [TableName]");

    /** The one to which missing data is bad news. */
    private static final String SILENCE = "ExpireKeysStopped";

    private final StackFile stack = StackFile.transformed();
    private final Map<String, Map<String, Object>> alarms = stack.ofType("AWS::CloudWatch::Alarm");
    private final Set<String> functions = stack.ofType("AWS::Lambda::Function").keySet();

    @Test
    void everyAlarmWatchesAMetricThatExists() {
        Set<String> watched = new TreeSet<>();
        alarms.values().forEach(alarm -> metrics(alarm).forEach(metric -> watched.add(name(metric))));
        assertTrue(EXISTING.containsAll(watched), watched.toString());
    }

    @Test
    void everyDimensionIsOneOfOurs() {
        Set<Object> indexes = list(stack.properties("TasksTable").get("GlobalSecondaryIndexes")).stream()
                .map(index -> at(index, "IndexName"))
                .collect(Collectors.toSet());
        // The dimension is the API's name, and that is the stack's.
        assertEquals(Map.of("Ref", "AWS::StackName"), stack.properties("Api").get("Name"));
        alarms.forEach((id, alarm) -> metrics(alarm).forEach(metric -> dimensions(metric).forEach((name, value) -> {
            boolean ours = switch (name) {
                case "ApiName" -> value.equals(Map.of("Ref", "AWS::StackName"));
                case "Stage" -> value.equals(Map.of("Ref", "Apiv1Stage"));
                case "QueueName" -> value.equals(Map.of("Fn::GetAtt", List.of("FailedKeyExpiry", "QueueName")));
                case "FunctionName" -> functions.contains(at(value, "Ref"));
                case "TableName" -> stack.ofType("AWS::DynamoDB::Table").containsKey(at(value, "Ref"));
                case "GlobalSecondaryIndexName" -> indexes.contains(value);
                default -> false;
            };
            assertTrue(ours, id + ": " + name + " = " + value);
        })));
    }

    @Test
    void everyFunctionTableAndIndexIsWatched() {
        Set<String> watched = new TreeSet<>();
        alarms.values()
                .forEach(alarm -> metrics(alarm).forEach(metric -> watched.add(at(metric, "MetricName") + " "
                        + dimensions(metric).values().stream().map(AlarmTest::text).sorted().toList())));
        Set<String> wanted = new TreeSet<>();
        functions.forEach(
                function -> wanted.addAll(Set.of("Errors [" + function + "]", "Throttles [" + function + "]")));
        for (String metric : List.of("ReadThrottleEvents", "WriteThrottleEvents")) {
            stack.ofType("AWS::DynamoDB::Table").keySet().forEach(table -> wanted.add(metric + " [" + table + "]"));
            list(stack.properties("TasksTable").get("GlobalSecondaryIndexes"))
                    .forEach(index -> wanted.add(metric + " [" + at(index, "IndexName") + ", TasksTable]"));
        }
        wanted.add("ApproximateNumberOfMessagesVisible [FailedKeyExpiry]");
        wanted.add("Invocations [ExpireKeys]");
        for (String metric : List.of("Count", "4XXError", "5XXError", "Latency")) {
            wanted.add(metric + " [AWS::StackName, Apiv1Stage]");
        }
        assertEquals(wanted, watched);
    }

    @Test
    void everyAlarmReachesSomebodyAndSaysWhatToDo() {
        Object receiver = Map.of("Fn::If",
                List.of("HasAlarmTopicArn", Map.of("Ref", "AlarmTopicArn"), Map.of("Ref", "AlarmTopic")));
        alarms.forEach((id, alarm) -> {
            assertEquals("HasAlarms", alarm.get("Condition"), id);
            assertEquals(List.of(receiver), at(alarm, "Properties", "AlarmActions"), id);
            assertTrue(((String) at(alarm, "Properties", "AlarmDescription")).contains(". "), id);
            assertEquals(id.equals(SILENCE) ? "breaching" : "notBreaching",
                    at(alarm, "Properties", "TreatMissingData"), id);
        });
        assertEquals("MakesAlarmTopic", at(stack.resources(), "AlarmTopic", "Condition"));
    }

    /** Four times the quarter of an hour of its schedule. */
    @Test
    void anHourWithoutARunOfTheScheduledFunctionIsNoticed() {
        Map<String, Object> alarm = stack.properties(SILENCE);
        assertEquals("LessThanThreshold 1 900 4", alarm.get("ComparisonOperator") + " " + alarm.get("Threshold") + " "
                + alarm.get("Period") + " " + alarm.get("EvaluationPeriods"));
        assertEquals(List.of("ExpireKeysSchedule"), oneOrMore(at(stack.resources(), SILENCE, "DependsOn")));
    }

    /** That setting ignores everything below a thousand requests a period, and keeps an alarm as it was meanwhile. */
    @Test
    void theLatencyOfAQuietApiIsJudgedToo() {
        alarms.forEach((id, alarm) -> assertFalse(
                map(alarm.get("Properties")).containsKey("EvaluateLowSampleCountPercentile"), id));
        List<Object> metrics = list(stack.properties("ApiLatency").get("Metrics"));
        assertEquals("IF(calls >= 20, p99, 0)", at(metrics.getFirst(), "Expression"));
        assertEquals(List.of("p99 Latency p99", "calls Count Sum"), metrics.stream().skip(1)
                .map(metric -> at(metric, "Id") + " " + at(metric, "MetricStat", "Metric", "MetricName") + " "
                        + at(metric, "MetricStat", "Stat"))
                .toList());
    }

    /** Ten cents a metric of an alarm; a band of what is usual counts as two more (Amazon CloudWatch pricing). */
    @Test
    void theReadmeSaysWhatTheyCost() throws IOException {
        int watched = alarms.values().stream().mapToInt(alarm -> metrics(alarm).size()).sum();
        long bands = alarms.values().stream().filter(alarm -> alarm.toString().contains("ANOMALY_DETECTION_BAND"))
                .count();
        assertEquals(1, bands);
        String readme = Files.readString(StackFile.repository().resolve("README.md"));
        String costs = "With alarms " + BigDecimal.valueOf(watched * 10L + bands * 20, 2) + " more (" + watched
                + " metrics and one band)";
        assertTrue(readme.contains(costs), costs);
        assertTrue(readme.contains("`" + Metrics.TASKS_CREATED + "`, `" + Metrics.TASKS_COMPLETED + "` and `"
                + Metrics.TASKS_IMPORTED + "`,\n0.30 each"));
    }

    /** The rule that CloudFormation checks before it creates anything. */
    @Test
    void stagingAndProdAreNotDeployedWithoutAReceiver() {
        Map<String, Object> rule = map(at(stack.root(), "Rules", "AlarmsReachSomebody"));
        assertEquals(Map.of("Fn::Not", List.of(Map.of("Fn::Equals", List.of(Map.of("Ref", "Environment"), "dev")))),
                rule.get("RuleCondition"));
        assertEquals(Map.of("Fn::Not", List.of(Map.of("Fn::And",
                List.of(Map.of("Fn::Equals", List.of(Map.of("Ref", "AlarmEmail"), "")),
                        Map.of("Fn::Equals", List.of(Map.of("Ref", "AlarmTopicArn"), "")))))),
                at(rule, "Assertions", 0, "Assert"));
    }

    @Test
    void noExpressionTakesMoreThanTenMetrics() {
        alarms.forEach((id, alarm) -> assertTrue(metrics(alarm).size() <= 10, id));
    }

    @Test
    void theDashboardIsJsonAndShowsWhatExists() {
        String body = (String) at(stack.properties("Dashboard"), "DashboardBody", "Fn::Sub");
        Set<String> charted = new TreeSet<>();
        for (Object widget : list(at(StackFile.parse(body), "widgets"))) {
            List<Object> before = List.of();
            for (Object row : list(at(widget, "properties", "metrics"))) {
                List<Object> metric = new ArrayList<>(list(row));
                metric.removeIf(Map.class::isInstance);
                if (metric.isEmpty()) {
                    continue; // a search
                }
                if (metric.getFirst().equals("...")) {
                    metric.removeFirst();
                    metric.addAll(0, before.subList(0, before.size() - metric.size()));
                }
                before = metric;
                Set<String> dimensions = new TreeSet<>();
                for (int i = 2; i < metric.size(); i += 2) {
                    dimensions.add((String) metric.get(i));
                }
                charted.add(metric.get(0) + " " + metric.get(1) + " " + dimensions);
            }
        }
        assertTrue(EXISTING.containsAll(charted), charted.toString());
        functions.forEach(function -> assertTrue(body.contains("\"${" + function + "}\""), function));
        assertEquals("HasAlarms", at(stack.resources(), "Dashboard", "Condition"));
    }

    /** The metrics of an alarm, be it one or an expression over several. */
    private static List<Object> metrics(Map<String, Object> alarm) {
        Map<String, Object> properties = map(alarm.get("Properties"));
        if (!properties.containsKey("Metrics")) {
            return List.of(properties);
        }
        return list(properties.get("Metrics")).stream()
                .filter(metric -> map(metric).containsKey("MetricStat"))
                .map(metric -> at(metric, "MetricStat", "Metric"))
                .toList();
    }

    private static String name(Object metric) {
        return at(metric, "Namespace") + " " + at(metric, "MetricName") + " "
                + new TreeSet<>(dimensions(metric).keySet());
    }

    private static Map<String, Object> dimensions(Object metric) {
        return list(at(metric, "Dimensions")).stream()
                .collect(Collectors.toMap(one -> (String) at(one, "Name"), one -> at(one, "Value")));
    }

    private static String text(Object value) {
        if (value instanceof String string) {
            return string;
        }
        return (String) (map(value).containsKey("Ref") ? at(value, "Ref") : at(value, "Fn::GetAtt", 0));
    }
}
