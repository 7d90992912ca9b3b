package tasktracker.functions.bench;

import java.util.List;
import java.util.Random;
import tasktracker.contract.ApiKey;

/**
 * A function, a request as API Gateway would send it, and the call that the function cannot do without.
 *
 * @param floor the DynamoDB action, empty where a function does not call DynamoDB
 */
record Scene(String function, String event, String floor) {
    static final String ID = "019c0000-0000-7000-8000-000000000001";
    static final String USER = "anna";
    private static final String KEY = ApiKey.generate(USER, ApiKey.Scope.READ_WRITE, new Random(1)).value();
    private static final String TASK = "{\"title\":\"Call the plumber\",\"description\":\"The tap in the kitchen\","
            + "\"dueDate\":\"2026-12-01\",\"priority\":\"high\"}";
    private static final String TASK_IDS = "{\"taskIds\":[\"" + ID + "\"],";

    /** One of every function. */
    static List<Scene> all() {
        return List.of(of("CreateTask", "POST", "/tasks", TASK, "TransactWriteItems"),
                of("ListTasks", "GET", "/tasks", null, "Query"), of("GetTask", "GET", "/tasks/{id}", null, "GetItem"),
                of("UpdateTask", "PUT", "/tasks/{id}", "{\"title\":\"Call again\"}", "UpdateItem"),
                of("DeleteTask", "DELETE", "/tasks/{id}", null, "DeleteItem"),
                of("BulkCreateTasks", "POST", "/tasks/bulk/create", "{\"tasks\":[" + TASK + "," + TASK + "]}",
                        "TransactWriteItems"),
                of("BulkUpdateStatus", "POST", "/tasks/bulk/status", TASK_IDS + "\"completed\":true}", "UpdateItem"),
                of("BulkDeleteTasks", "POST", "/tasks/bulk/delete", TASK_IDS + "\"mode\":\"write\"}", "DeleteItem"),
                of("BulkMoveTasks", "POST", "/tasks/bulk/move", TASK_IDS + "\"categoryId\":null}", "UpdateItem"),
                of("ExportTasks", "GET", "/tasks/export", null, "Query"),
                of("ListCategories", "GET", "/categories", null, "Query"),
                of("CreateCategory", "POST", "/categories", "{\"name\":\"Home\",\"color\":\"#1E90FF\"}",
                        "TransactWriteItems"),
                of("UpdateCategory", "PUT", "/categories/{id}", "{\"color\":\"#1E90FF\"}", "UpdateItem"),
                of("DeleteCategory", "DELETE", "/categories/{id}", null, "Query"),
                new Scene("ExpireKeys", "{}", ""));
    }

    static Scene of(String function) {
        return all().stream().filter(scene -> scene.function.equals(function)).findFirst().orElseThrow();
    }

    /** The class that Lambda calls. */
    String handler() {
        return "tasktracker.functions.lambda." + function;
    }

    private static Scene of(String function, String method, String resource, String body, String floor) {
        String path = resource.replace("{id}", ID);
        boolean hasId = resource.contains("{id}");
        String headers = header("Accept", "*/*") + header("Accept-Encoding", "gzip") + header("Host", "x.example")
                + header("User-Agent", "tasktracker/0.1.0") + header("X-Forwarded-For", "198.51.100.7")
                + header("X-Forwarded-Port", "443") + header("X-Forwarded-Proto", "https")
                + (body == null ? ""
                        : header("Content-Type", "application/json")
                                + header("Idempotency-Key", "019c0000-0000-7000-8000-0000000000ff"))
                + (hasId && body != null ? header("If-Match", "\\\"1\\\"") : "") + header("x-api-key", KEY);
        String all = headers.substring(1);
        String event = "{\"resource\":\"" + resource + "\",\"path\":\"" + path + "\",\"httpMethod\":\"" + method
                + "\",\"headers\":{" + all + "},\"multiValueHeaders\":{"
                + all.replace("\":\"", "\":[\"").replace("\",\"", "\"],\"") + "]},"
                + "\"queryStringParameters\":null,\"multiValueQueryStringParameters\":null,\"pathParameters\":"
                + (hasId ? "{\"id\":\"" + ID + "\"}" : "null") + ",\"stageVariables\":{\"logLevel\":\"INFO\"},"
                + "\"requestContext\":{\"accountId\":\"123456789012\",\"apiId\":\"abc123\",\"stage\":\"dev\","
                + "\"requestId\":\"c6af9ac6-7b61-11e6-9a41-93e8deadbeef\",\"httpMethod\":\"" + method
                + "\",\"path\":\"/dev" + path + "\",\"resourcePath\":\"" + resource
                + "\",\"protocol\":\"HTTP/1.1\",\"requestTimeEpoch\":1795340000000,\"identity\":{\"apiKey\":\"" + KEY
                + "\",\"apiKeyId\":\"k1l2m3\",\"sourceIp\":\"198.51.100.7\",\"cognitoIdentityPoolId\":null}},\"body\":"
                + (body == null ? "null" : '"' + body.replace("\"", "\\\"") + '"') + ",\"isBase64Encoded\":false}";
        return new Scene(function, event, floor);
    }

    private static String header(String name, String value) {
        return ",\"" + name + "\":\"" + value + '"';
    }
}
