package tasktracker.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
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
    /** What is served beside the stage: the control plane, the page about the API, the tool's own paths. */
    private static final List<String> BESIDE = List.of("/apikeys", "/apikeys/", "/apikeysx", "/apikeys/{key}",
            "/apikeys/{text}", "/apikeys/{key}/{text}", "/apikeys//", "/usageplans", "/usageplansx",
            "/usageplans/local",
            "/usageplans/{text}", "/usageplans/local/usage", "/usageplans/local/keys", "/usageplans/local/keys/{key}",
            "/usageplans/local/keys/{text}", "/usageplans/local/{text}", "/docs", "/docs/", "/docsx",
            "/docs/openapi.yaml", "/docs/{text}", "/docs/../apikeys", "/docs/%2e%2e/apikeys", "/_tasktracker/",
            "/_tasktracker/health", "/_tasktracker/stop", "/_tasktracker/{text}", "/_tasktracker/../apikeys");
    private static final List<String> CONTROL_QUERIES = List.of("", "", "?includeValues=true", "?includeValue=true",
            "?limit={text}", "?position={text}", "?nameQuery={text}", "?name={text}", "?customerId={text}",
            "?keyId={key}", "?keyId={text}", "?startDate={text}&endDate={text}",
            "?startDate=2026-01-01&endDate=2026-01-02", "?&&&=", "?limit", "?limit=1&limit=2");
    private static final List<String> CONTROL_BODIES = List.of(
            "{\"name\":\"x\",\"description\":\"scope=w\",\"customerId\":\"x\",\"enabled\":true}",
            "{\"value\":\"0123456789012345678901234567890\"}", "{\"tags\":{\"a\":\"b\"},\"stageKeys\":[]}",
            "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":\"false\"}]}",
            "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"y\"}]}",
            "{\"keyId\":\"x\",\"keyType\":\"API_KEY\"}");
    /** What Java and others write for a lone surrogate and for NUL, and what is no character in any way. */
    static final Map<String, byte[]> NO_TEXT = Map.of("a surrogate", bytes(0xED, 0xA0, 0x80), "NUL in two bytes",
            bytes(0xC0, 0x80), "no character", bytes(0xFF), "NUL", bytes(0));

    private final Random random;
    private final List<Operation> operations = new ArrayList<>(Document.get().operations().values());
    private final Known known;

    Fuzz(long seed, Known known) {
        this.random = new Random(seed);
        this.known = known;
    }

    /**
     * What there is to be asked for.
     *
     * @param key that opens the API
     * @param otherKeyId of a key that may be changed and deleted
     * @param tasks ids; may be replaced while requests are made, as are those of categories
     */
    record Known(String key, String otherKeyId, List<String> tasks, List<String> categories, List<String> cursors) {}

    /**
     * A request, whole: its head ends, and its body is as long as it says.
     *
     * @param route that it is for; empty when its method or path are altered
     * @param ofTheApi whether it goes to the stage, and not beside it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Request(Optional<String> route, boolean ofTheApi, byte[] bytes) {}

    Request next() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> goodRequest(one(operations));
            case 2 -> besideTheStage();
            default -> hostileRequest(one(operations));
        };
    }

    /** One that each route takes as long as what it is about is there: else all the rest would be about nothing. */
    private Request goodRequest(Operation operation) {
        String route = operation.route();
        String id = one(route.contains("/tasks") ? known.tasks : known.categories);
        StringBuilder head = head(route.replace("{id}", id).replace(" ", " /v1"), known.key);
        head.append("Content-Type: application/json\r\n");
        if (operation.takesHeader("If-Match")) {
            head.append("If-Match: *\r\n");
        }
        byte[] body = operation.body().isPresent()
                ? example(operation).getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        return new Request(Optional.of(route), true, whole(head, body));
    }

    private Request hostileRequest(Operation operation) {
        String route = operation.route();
        int space = route.indexOf(' ');
        String method = random.nextInt(12) == 0 ? one(METHODS) : route.substring(0, space);
        String id = random.nextInt(3) > 0
                ? one(random.nextBoolean() ? known.tasks : known.categories)
                : uri(one(TEXT));
        String meant = route.substring(space + 1).replace("{id}", id);
        String path = alteredPath(meant);
        StringBuilder target = new StringBuilder(method).append(" /v1").append(path);
        query(operation, target);
        StringBuilder head = head(target.toString(),
                random.nextInt(20) == 0 ? one(noKeys(known.key)) : known.key);
        headers(operation, head);
        byte[] body = operation.body().isPresent() || random.nextInt(10) == 0
                ? body(operation.body().isPresent() ? example(operation) : "{\"title\":\"x\"}")
                : new byte[0];
        boolean isMeant = path.equals(meant) && route.startsWith(method + " ");
        return new Request(isMeant ? Optional.of(route) : Optional.empty(), true, whole(head, body));
    }

    private Request besideTheStage() {
        String target = one(METHODS) + " " + one(BESIDE) + one(CONTROL_QUERIES);
        while (target.contains("{text}")) {
            target = target.replaceFirst("\\{text}", Matcher.quoteReplacement(uri(one(TEXT))));
        }
        StringBuilder head = head(target.replace("{key}", known.otherKeyId), one(noKeys(known.key)));
        if (random.nextInt(4) > 0) {
            head.append("Authorization: AWS4-HMAC-SHA256 ").append(one(TEXT)).append("\r\n");
        }
        if (random.nextInt(3) == 0) {
            head.append("X-Tasktracker-Token: ").append(one(TEXT)).append("\r\n");
        }
        return new Request(Optional.empty(), false,
                whole(head, random.nextBoolean() ? body(one(CONTROL_BODIES)) : new byte[0]));
    }

    /** Values of the header x-api-key that open nothing. */
    static List<String> noKeys(String key) {
        return List.of("", "0", key + "0", key.substring(1), key.substring(0, key.length() - 1),
                key.toUpperCase(Locale.ROOT), key + "," + key, "\"" + key + "\"", "Bearer " + key,
                key.substring(0, 9) + "\u0000" + key.substring(9),
                key.substring(0, 5) + "%" + key.substring(6), "\u00e9\u00ff", "*", "%00", "' OR 1=1 --",
                "${jndi:ldap://x}", "../" + key, "tt1w04anna" + "0".repeat(49), "a".repeat(8_000), "null", "{}",
                "0\r\nx-api-key: " + key);
    }

    /** A request for that operation whose body has bytes in a text of it that are none. */
    byte[] withNoText(Operation operation, byte[] noText) {
        String id = operation.route().contains("/tasks") ? known.tasks.getFirst() : known.categories.getFirst();
        StringBuilder head = head(operation.route().replace("{id}", id).replace(" ", " /v1"), known.key);
        head.append("Content-Type: application/json\r\nIf-Match: *\r\n");
        String body = "{\"title\":\"a" + new String(noText, StandardCharsets.ISO_8859_1) + "b\"}";
        return whole(head, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Something that was made meanwhile: what was there before may be deleted by now. */
    void learn(String id, boolean isTask) {
        List<String> ids = isTask ? known.tasks : known.categories;
        ids.set(random.nextInt(ids.size()), id);
    }

    private static StringBuilder head(String target, String key) {
        return new StringBuilder(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nx-api-key: ")
                .append(key).append("\r\n");
    }

    private byte[] whole(StringBuilder head, byte[] body) {
        if (body.length > 0 || random.nextBoolean()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private String alteredPath(String filled) {
        return switch (random.nextInt(25)) {
            case 0 -> filled + "/";
            case 1 -> filled.replace("/", "//");
            case 2 -> filled + "/" + uri(one(TEXT));
            case 3 -> filled.replaceFirst("tasks", "t%61sks");
            case 4 -> filled + "/../" + uri(one(TEXT));
            default -> filled;
        };
    }

    private void query(Operation operation, StringBuilder head) {
        char separator = '?';
        for (Map<String, Object> parameter : operation.parameters("query")) {
            for (int i = random.nextInt(6); i < 2; i++) {
                String value = parameter.get("name").equals("cursor") && random.nextBoolean()
                        ? altered(one(known.cursors))
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

    private static String example(Operation operation) {
        return new String(Json.bytes(json -> Json.value(json, operation.bodyExample())), StandardCharsets.UTF_8);
    }

    private byte[] body(String valid) {
        return switch (random.nextInt(15)) {
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
            case 10 -> withNoText(valid);
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

    /** In one of its texts or names are bytes that are no text. */
    private byte[] withNoText(String valid) {
        int at = valid.indexOf('"', random.nextInt(valid.lastIndexOf('"'))) + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(valid.substring(0, at).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(NO_TEXT.get(one(List.of("a surrogate", "NUL in two bytes", "no character", "NUL"))));
        out.writeBytes(valid.substring(at).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
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

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
