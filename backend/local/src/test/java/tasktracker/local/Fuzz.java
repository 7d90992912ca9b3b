package tasktracker.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tasktracker.contract.Json;
import tasktracker.functions.openapi.Document;
import tasktracker.functions.openapi.Operation;

/** Requests that no client of good will sends, made from the document's routes, parameters and bodies. */
final class Fuzz {
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS",
            "TRACE", "FOO", "get");
    private static final List<String> JSON = List.of("null", "true", "[]", "{}", "0", "-1", "1e400", "1E-400",
            "123456789012345678901234567890", "-0.0", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"",
            "\"\\uD83D\\uDE00\"", "[[[[[[[[]]]]]]]]", "{\"a\":{\"a\":{\"a\":1}}}", "\"9999-99-99\"",
            "\"2026-02-30T25:61:61Z\"", "\"+292278994-08-17T07:12:55Z\"", "\"#GGGGGG\"", "\"x' OR 1=1 --\"",
            "\"<script>\"", "\"${jndi:ldap://x}\"", "\"\\u202e\"", "\"a\\r\\nSet-Cookie: x\"", "NaN", "Infinity", "'x'",
            "01", "tru", "\"\\x\"", "\"", "{", "[", ",", "", "\"\\u12\"", "{\"a\":1,\"a\":2}", "[1,]", "/* */1");
    private static final List<String> TEXT = List.of("", "a", "%00", "%FF%FE", "%ED%A0%80", "%2F", "%252F", "..%2F..",
            "%2e%2e", "*", "\"1\"", "W/\"1\"", "\"-1\"", "\"99999999999999999999\"", "\"1\",\"2\"", "all", "none", "-1",
            "0", "101", "2147483648", "1e9", "0x10", "high,high", ",,,", "createdAt,dueDate", "2026-13-01",
            "9999-12-31", "0000-00-00", "%E2%80%AE", "a+b", "%22", "%22%22%22", "%F0%9F%98%80", "true", "null",
            "undefined", "%0D%0AX-A:%201", "{}", "~", "'", "AAAA.BBBB", "eyJhIjoxfQ", "=".repeat(9), "a".repeat(129),
            "a".repeat(4000), "%61".repeat(500), "q%20".repeat(60));

    private final Random random;
    private final List<Operation> operations = new ArrayList<>(Document.get().operations().values());
    private final String key;
    private final List<String> ids;
    private final List<String> cursors;

    Fuzz(long seed, String key, List<String> ids, List<String> cursors) {
        this.random = new Random(seed);
        this.key = key;
        this.ids = ids;
        this.cursors = cursors;
    }

    /** The next request, whole: its head ends, and its body is as long as it says. */
    byte[] next() {
        Operation operation = one(operations);
        String route = operation.route();
        int space = route.indexOf(' ');
        String method = random.nextInt(12) == 0 ? one(METHODS) : route.substring(0, space);
        StringBuilder head = new StringBuilder(method).append(" /v1").append(path(route.substring(space + 1)));
        query(operation, head);
        head.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nx-api-key: ").append(key).append("\r\n");
        headers(operation, head);
        byte[] body = operation.body().isPresent() || random.nextInt(10) == 0 ? body(operation) : new byte[0];
        if (body.length > 0 || random.nextBoolean()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private String path(String path) {
        String filled = path.replace("{id}", random.nextInt(3) > 0 ? one(ids) : uri(one(TEXT)));
        return switch (random.nextInt(25)) {
            case 0 -> filled + "/";
            case 1 -> filled.replace("/", "//");
            case 2 -> filled + "/" + uri(one(TEXT));
            case 3 -> filled.replaceFirst("tasks", "t%61sks");
            default -> filled;
        };
    }

    private void query(Operation operation, StringBuilder head) {
        char separator = '?';
        for (Map<String, Object> parameter : operation.parameters("query")) {
            for (int i = random.nextInt(6); i < 2; i++) {
                String value = parameter.get("name").equals("cursor") && random.nextBoolean()
                        ? altered(one(cursors))
                        : uri(one(TEXT));
                head.append(separator).append(parameter.get("name")).append('=').append(value);
                separator = '&';
            }
        }
        if (random.nextInt(10) == 0) {
            head.append(separator)
                    .append(one(List.of("x=1", "userId=anna", "limit", "&&&", "=", "q=%", "limit=1&limit=2",
                            "LIMIT=3", "limit%00=1")).replace("q=%", "q=%25"));
        }
    }

    private String altered(String cursor) {
        StringBuilder altered = new StringBuilder(cursor);
        switch (random.nextInt(4)) {
            case 0 -> altered.setCharAt(random.nextInt(altered.length()), one(List.of("A", "-", "_", "9")).charAt(0));
            case 1 -> altered.setLength(random.nextInt(altered.length()));
            case 2 -> altered.append(altered);
            default -> altered.reverse();
        }
        return altered.toString();
    }

    private void headers(Operation operation, StringBuilder head) {
        for (Map<String, Object> header : operation.parameters("header")) {
            int times = random.nextInt(6) == 0 ? 2 : random.nextInt(4) == 0 ? 0 : 1;
            for (int i = 0; i < times; i++) {
                String value = header.get("name").equals("If-Match") && random.nextBoolean() ? "*" : one(TEXT);
                head.append(header.get("name")).append(": ").append(value).append("\r\n");
            }
        }
        if (random.nextInt(4) > 0) {
            head.append("Content-Type: ").append(random.nextInt(4) > 0
                    ? "application/json"
                    : one(List.of("text/plain", "application/json; charset=utf-16", "", ";", "application/xml",
                            "APPLICATION/JSON", "application/json;;;")))
                    .append("\r\n");
        }
        for (int i = random.nextInt(15) == 0 ? 120 : 0; i > 0; i--) {
            head.append("X-Many-").append(i).append(": ").append("v".repeat(50)).append("\r\n");
        }
        if (random.nextInt(6) == 0) {
            head.append("X-Correlation-Id: ").append(one(TEXT)).append("\r\n");
        }
    }

    private byte[] body(Operation operation) {
        String valid = operation.body().isPresent()
                ? new String(Json.bytes(json -> Json.value(json, operation.bodyExample())), StandardCharsets.UTF_8)
                : "{\"title\":\"x\"}";
        return switch (random.nextInt(14)) {
            case 0 -> valid.substring(0, random.nextInt(valid.length())).getBytes(StandardCharsets.UTF_8);
            case 1 -> flipped(valid);
            case 2 -> ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("{\"title\":" + "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_001))
                    .getBytes(StandardCharsets.UTF_8);
            case 4 -> (valid.substring(0, valid.length() - 1) + ",\"title\":\"again\",\"title\":1}")
                    .getBytes(StandardCharsets.UTF_8);
            case 5 -> one(JSON).getBytes(StandardCharsets.UTF_8);
            case 6 -> ("{\"title\":\"" + "x".repeat(random.nextInt(300_000)) + "\"}").getBytes(StandardCharsets.UTF_8);
            case 7 -> ("{\"version\":" + "9".repeat(2_000) + "}").getBytes(StandardCharsets.UTF_8);
            case 8 -> ("\uFEFF" + valid).getBytes(StandardCharsets.UTF_8);
            case 9 -> valid.getBytes(StandardCharsets.UTF_16);
            default -> replaced(valid).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** One value of the body is another. */
    private String replaced(String valid) {
        List<Integer> colons = new ArrayList<>();
        for (int at = valid.indexOf("\":"); at >= 0; at = valid.indexOf("\":", at + 1)) {
            colons.add(at + 2);
        }
        int start = one(colons);
        int end = start;
        while (end < valid.length() && ",}]".indexOf(valid.charAt(end)) < 0) {
            end++;
        }
        return valid.substring(0, start) + one(JSON) + valid.substring(end);
    }

    /** Some of its bytes are others: no UTF-8 any more. */
    private byte[] flipped(String valid) {
        byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** What the JDK's server takes for a URI: what is none it refuses by itself. */
    private static String uri(String text) {
        return text.replace("\"", "%22").replace("{", "%7B").replace("}", "%7D");
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
