package tasktracker.local.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tasktracker.contract.Json;
import tasktracker.contract.Timestamps;
import tasktracker.local.gateway.Incoming.Admitted;

/**
 * The event that API Gateway's REST proxy integration hands to a function ("Input format of a Lambda function for
 * proxy integration", version 1.0): path parameters stay percent-encoded, query parameters are decoded, the last value
 * of a repeated one stands in the single-value map, what is absent is null.
 */
final class ProxyEvent {
    private static final String ACCOUNT = "000000000000";
    private static final String API_ID = "local";
    private static final String[] MONTHS = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
        "Nov",
        "Dec" };

    private final String stage;
    private final Map<String, String> stageVariables;

    ProxyEvent(String stage, Map<String, String> stageVariables) {
        this.stage = stage;
        this.stageVariables = stageVariables;
    }

    /** The event, or nothing when it is longer than that many bytes; no more of it is made then. */
    Optional<byte[]> of(Admitted admitted, int most) {
        if (admitted.body().length > most) { // no event is shorter than the body in it
            return Optional.empty();
        }
        Bounded out = new Bounded(most);
        try {
            Json.write(out, json -> write(json, admitted));
            return Optional.of(out.bytes.toByteArray());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static final class Bounded extends OutputStream {
        private final int most;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

        private Bounded(int most) {
            this.most = most;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{ (byte) one }, 0, 1);
        }

        @Override
        public void write(byte[] more, int from, int length) throws IOException {
            if (length > most - bytes.size()) {
                throw new IOException("longer than " + most + " bytes");
            }
            bytes.write(more, from, length);
        }
    }

    private void write(JsonGenerator json, Admitted admitted) throws IOException {
        Incoming request = admitted.request();
        json.writeStartObject();
        json.writeStringField("resource", admitted.match().resource().path());
        json.writeStringField("path", request.path().substring(stage.length() + 1));
        json.writeStringField("httpMethod", request.method());
        Map<String, List<String>> headers = forwarded(request);
        single(json, "headers", headers);
        multiple(json, "multiValueHeaders", headers);
        Map<String, List<String>> query = query(request.query());
        single(json, "queryStringParameters", query);
        multiple(json, "multiValueQueryStringParameters", query);
        texts(json, "pathParameters", admitted.match().parameters());
        texts(json, "stageVariables", stageVariables);
        json.writeFieldName("requestContext");
        context(json, admitted);
        if (admitted.body().length == 0) {
            json.writeNullField("body");
        } else {
            json.writeStringField("body", new String(admitted.body(), StandardCharsets.UTF_8));
        }
        json.writeBooleanField("isBase64Encoded", false);
        json.writeEndObject();
    }

    private void context(JsonGenerator json, Admitted admitted) throws IOException {
        Incoming request = admitted.request();
        json.writeStartObject();
        json.writeStringField("accountId", ACCOUNT);
        json.writeStringField("apiId", API_ID);
        json.writeStringField("domainName", request.header("Host"));
        json.writeStringField("stage", stage);
        json.writeStringField("requestId", request.requestId());
        json.writeStringField("extendedRequestId", request.requestId());
        json.writeStringField("httpMethod", request.method());
        json.writeStringField("path", request.path());
        json.writeStringField("resourcePath", admitted.match().resource().path());
        json.writeStringField("protocol", "HTTP/1.1");
        json.writeStringField("requestTime", commonLogTime(request.epochMillis()));
        json.writeNumberField("requestTimeEpoch", request.epochMillis());
        json.writeObjectFieldStart("identity");
        if (admitted.key() != null) {
            json.writeStringField("apiKey", admitted.key().value());
            json.writeStringField("apiKeyId", admitted.key().id());
        }
        json.writeStringField("sourceIp", request.sourceIp());
        Json.nullable(json, "userAgent", request.header("User-Agent"));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static Map<String, List<String>> forwarded(Incoming request) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put("X-Forwarded-For", List.of(request.sourceIp()));
        headers.put("X-Forwarded-Proto", List.of("http"));
        return headers;
    }

    /** {@code 22/Nov/2026:11:58:34 +0000}. */
    private static String commonLogTime(long millis) {
        String iso = Timestamps.formatMillis(millis);
        int month = LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L)).getMonthValue();
        return iso.substring(8, 10) + "/" + MONTHS[month - 1] + "/" + iso.substring(0, 4) + ":" + iso.substring(11, 19)
                + " +0000";
    }

    static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw == null) {
            return query;
        }
        for (int start = 0; start < raw.length();) {
            int and = raw.indexOf('&', start);
            int end = and < 0 ? raw.length() : and;
            int equals = raw.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (nameEnd > start) {
                String value = nameEnd == end ? "" : PercentCoding.decode(raw, nameEnd + 1, end);
                query.computeIfAbsent(PercentCoding.decode(raw, start, nameEnd), _ -> new ArrayList<>(1)).add(value);
            }
            start = end + 1;
        }
        return query;
    }

    private static void single(JsonGenerator json, String field, Map<String, List<String>> values) throws IOException {
        if (values.isEmpty()) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue().getLast());
        }
        json.writeEndObject();
    }

    private static void multiple(JsonGenerator json, String field, Map<String, List<String>> values)
            throws IOException {
        if (values.isEmpty()) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            json.writeArrayFieldStart(entry.getKey());
            for (String value : entry.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String field, Map<String, String> values) throws IOException {
        if (values.isEmpty()) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, String> entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
