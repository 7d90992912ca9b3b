package tasktracker.cli.aws.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** API Gateway, Lambda, DynamoDB, CloudWatch and Secrets Manager, as far as a deployment sees them. */
public final class FakeServices {
    public boolean gatewayMayLog = true;
    public int concurrency = 1000;
    public String plan = "tasktracker-dev";
    /** Indexes by table. */
    public final Map<String, List<String>> tables = new TreeMap<>();
    public boolean tablesProtected;
    /** Name by id. */
    public final Map<String, String> keys = new LinkedHashMap<>();
    /** Reason by the name of the alarm that rings. */
    public final Map<String, String> alarms = new LinkedHashMap<>();
    /** By log group: lines as {@code millis text}. */
    public final Map<String, List<String>> logs = new TreeMap<>();
    public final List<String> secrets = new ArrayList<>();

    String operation(Call call) {
        return call.target().contains(".") ? call.target().substring(call.target().lastIndexOf('.') + 1)
                : call.service().equals("monitoring") ? call.path().substring(call.path().lastIndexOf('/') + 1)
                        : call.method() + " " + call.path();
    }

    Answer answer(Call call) {
        return switch (call.service()) {
            case "apigateway" -> gateway(call);
            case "lambda" -> call.path().endsWith("/account-settings") || call.path().endsWith("/account-settings/")
                    ? Answer.json("{\"AccountLimit\":{\"ConcurrentExecutions\":" + concurrency
                            + ",\"TotalCodeSize\":80530636800},\"AccountUsage\":{\"TotalCodeSize\":1}}")
                    : Answer.json("{\"Name\":\"live\",\"FunctionVersion\":\"7\"}");
            case "dynamodb" -> dynamoDb(call);
            case "logs" -> logs(call);
            case "secretsmanager" -> {
                secrets.add(field(call, "SecretString"));
                yield Answer.json("{\"ARN\":\"arn:secret\",\"VersionId\":\"" + field(call, "ClientRequestToken")
                        + "\"}");
            }
            case "monitoring" -> new Answer(200, "application/cbor", alarms());
            default -> Answer.empty(500);
        };
    }

    private Answer gateway(Call call) {
        if (call.path().equals("/account")) {
            return Answer.json("{\"throttleSettings\":{\"rateLimit\":10000.0,\"burstLimit\":5000}"
                    + (gatewayMayLog ? ",\"cloudwatchRoleArn\":\"arn:aws:iam::1:role/logs\"" : "") + "}");
        }
        if (call.path().equals("/usageplans")) {
            return Answer.json("{\"item\":[{\"id\":\"plan1\",\"name\":\"" + plan + "\"}]}");
        }
        if (call.path().equals("/apikeys") && call.method().equals("POST")) {
            String id = "key" + (keys.size() + 1);
            keys.put(id, field(call, "name"));
            return Answer.json(key(id));
        }
        if (call.path().equals("/apikeys") || (call.path().endsWith("/keys") && call.method().equals("GET"))) {
            return Answer.json("{\"item\":[" + String.join(",", keys.keySet().stream().map(this::key).toList()) + "]}");
        }
        String id = call.path().substring(call.path().lastIndexOf('/') + 1);
        if (call.method().equals("DELETE")) {
            keys.remove(id);
            return Answer.empty(202);
        }
        return keys.containsKey(id) ? Answer.json(key(id)) : Answer.json("{\"id\":\"x\",\"type\":\"API_KEY\"}");
    }

    private String key(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + keys.get(id) + "\",\"enabled\":true,\"createdDate\":1763804800"
                + ",\"lastUpdatedDate\":1763804800,\"tags\":{}}";
    }

    private Answer dynamoDb(Call call) {
        String operation = operation(call);
        if (operation.equals("DescribeLimits")) {
            return Answer.json("{\"TableMaxReadCapacityUnits\":40000,\"TableMaxWriteCapacityUnits\":40000}");
        }
        String name = field(call, "TableName");
        List<String> indexes = tables.get(name);
        if (indexes == null) {
            return Answer.jsonError(400, "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "no such table");
        }
        if (operation.equals("DeleteTable")) {
            tables.remove(name);
        } else if (operation.equals("UpdateTable")) {
            tablesProtected = false;
        }
        return Answer.json((operation.equals("DescribeTable") ? "{\"Table\":" : "{\"TableDescription\":")
                + "{\"TableName\":\"" + name + "\",\"ItemCount\":3,\"DeletionProtectionEnabled\":" + tablesProtected
                + ",\"GlobalSecondaryIndexes\":[" + String.join(",", indexes) + "]}}");
    }

    private Answer logs(Call call) {
        String group = field(call, "logGroupName");
        String pattern = field(call, "filterPattern");
        String term = pattern == null ? "" : pattern.replace("\\\"", "");
        long from = Long.parseLong(call.text().replaceAll(".*\"startTime\":(\\d+).*", "$1"));
        int page = call.text().contains("nextToken") ? 1 : 0;
        List<String> found = new ArrayList<>();
        List<String> lines = logs.getOrDefault(group, List.of());
        for (int at = 0; at < lines.size(); at++) {
            String[] words = lines.get(at).split(" ", 2);
            if (Long.parseLong(words[0]) >= from && words[1].contains(term) && at % 2 == page) {
                found.add("{\"eventId\":\"" + group + at + "\",\"timestamp\":" + words[0] + ",\"message\":\""
                        + words[1].replace("\"", "\\\"") + "\"}");
            }
        }
        return Answer.json("{\"events\":[" + String.join(",", found) + "]" + (page == 0 ? ",\"nextToken\":\"1\"" : "")
                + "}");
    }

    /** {@code {"MetricAlarms": [{"AlarmName": …, "StateReason": …}]}} in CBOR, RFC 8949. */
    private byte[] alarms() {
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.write(0xA1);
        text(cbor, "MetricAlarms");
        cbor.write(0x80 | alarms.size());
        alarms.forEach((name, reason) -> {
            cbor.write(0xA2);
            text(cbor, "AlarmName");
            text(cbor, name);
            text(cbor, "StateReason");
            text(cbor, reason);
        });
        return cbor.toByteArray();
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cbor.write(0x78);
        cbor.write(bytes.length);
        cbor.writeBytes(bytes);
    }

    /** The text of a field that a JSON body has, or null. */
    private static String field(Call call, String name) {
        String text = call.text();
        int at = text.indexOf("\"" + name + "\":\"");
        if (at < 0) {
            return null;
        }
        int start = at + name.length() + 4;
        int end = start;
        while (text.charAt(end) != '"' || text.charAt(end - 1) == '\\') {
            end++;
        }
        return text.substring(start, end);
    }
}
